// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/viewport/model_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstring>

namespace ward::test {
namespace {

template <typename T>
void append(std::string &out, T value)
{
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
}

class Writer
{
public:
    int view(const std::string &bytes, int componentType, const char *type, int count)
    {
        QJsonObject view{{"buffer", 0},
                         {"byteOffset", static_cast<int>(m_binary.size())},
                         {"byteLength", static_cast<int>(bytes.size())}};
        m_binary += bytes;
        m_binary.resize((m_binary.size() + 3) / 4 * 4, '\0');
        m_views.append(view);
        m_accessors.append(QJsonObject{{"bufferView", static_cast<int>(m_views.size()) - 1},
                                       {"componentType", componentType},
                                       {"normalized", componentType == 5121},
                                       {"type", type},
                                       {"count", count}});
        return static_cast<int>(m_accessors.size()) - 1;
    }

    QJsonObject box(const ModelFile::Box &box)
    {
        std::string positions;
        std::string colours;
        std::string indices;
        for (int corner = 0; corner < 8; ++corner) {
            append(positions, static_cast<float>((corner & 1) != 0 ? box.high.x : box.low.x));
            append(positions, static_cast<float>((corner & 2) != 0 ? box.high.y : box.low.y));
            append(positions, static_cast<float>((corner & 4) != 0 ? box.high.z : box.low.z));
            for (const int value : {box.open, box.open, box.open, 255})
                append(colours, static_cast<std::uint8_t>(value));
        }
        for (const int i : {0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4,
                            2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5})
            append(indices, static_cast<std::uint16_t>(i));
        QJsonObject attributes{{"POSITION", view(positions, 5126, "VEC3", 8)}};
        if (box.open >= 0)
            attributes["COLOR_0"] = view(colours, 5121, "VEC4", 8);
        return {{"attributes", attributes}, {"indices", view(indices, 5123, "SCALAR", 36)}};
    }

    std::string bytes(QJsonObject json) const
    {
        json["asset"] = QJsonObject{{"version", "2.0"}};
        json["accessors"] = m_accessors;
        json["bufferViews"] = m_views;
        json["buffers"] =
            QJsonArray{QJsonObject{{"byteLength", static_cast<int>(m_binary.size())}}};
        std::string text = QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
        text.resize((text.size() + 3) / 4 * 4, ' ');
        std::string out = "glTF";
        append(out, std::uint32_t{2});
        append(out, static_cast<std::uint32_t>(28 + text.size() + m_binary.size()));
        append(out, static_cast<std::uint32_t>(text.size()));
        out += "JSON" + text;
        append(out, static_cast<std::uint32_t>(m_binary.size()));
        return out + std::string("BIN\0", 4) + m_binary;
    }

private:
    std::string m_binary;
    QJsonArray m_views;
    QJsonArray m_accessors;
};

} // namespace

std::string ModelFile::bytes() const
{
    Writer writer;
    QJsonArray nodes;
    QJsonArray meshes;
    QJsonArray materials;
    QJsonArray roots;
    std::vector<QJsonArray> children(m_boxes.size());
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        QJsonObject primitive = writer.box(m_boxes[i]);
        primitive["material"] = static_cast<int>(i);
        meshes.append(QJsonObject{{"primitives", QJsonArray{primitive}}});
        materials.append(QJsonObject{{"name", QString::fromStdString(m_boxes[i].material)}});
        bool below = false;
        for (std::size_t k = 0; k < i; ++k) {
            if (m_boxes[k].node == m_boxes[i].parent) {
                children[k].append(static_cast<int>(i));
                below = true;
            }
        }
        if (!below)
            roots.append(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        QJsonObject node{{"name", QString::fromStdString(m_boxes[i].node)},
                         {"mesh", static_cast<int>(i)}};
        if (!children[i].isEmpty())
            node["children"] = children[i];
        nodes.append(node);
    }
    return writer.bytes({{"scene", 0},
                         {"scenes", QJsonArray{QJsonObject{{"nodes", roots}}}},
                         {"nodes", nodes},
                         {"meshes", meshes},
                         {"materials", materials}});
}

} // namespace ward::test
