# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of models: thumbnails for the catalogue and larger views for judging them."""

import math
import os
import struct
import tempfile
import zlib

import bpy
import numpy as np
from mathutils import Vector

from kit import Model, scene, tube, unit, vec


def light(strength=1.0, world=0.45):
    """A soft key from the front left above, a cool fill, a rim."""
    scene = bpy.context.scene
    scene.world = bpy.data.worlds.new("soft")
    scene.world.use_nodes = True
    ground = scene.world.node_tree.nodes["Background"]
    ground.inputs[0].default_value = (0.80, 0.87, 0.95, 1)
    ground.inputs[1].default_value = world
    for direction, energy, angle in (((-0.5, 0.9, 0.9), 2.0, 25), ((0.9, 0.5, -0.6), 1.2, 30)):
        lamp = bpy.data.lights.new("sun", "SUN")
        lamp.energy = energy * strength
        lamp.angle = math.radians(angle)
        made = bpy.data.objects.new("sun", lamp)
        scene.collection.objects.link(made)
        x, y, z = direction
        made.rotation_euler = Vector((x, -z, y)).to_track_quat("Z", "Y").to_euler()


def look(eye, target, lens=60.0):
    """Camera at a point, in glTF axes."""
    scene = bpy.context.scene
    camera = bpy.data.cameras.new("view")
    camera.lens = lens
    camera.clip_start = 0.01
    made = bpy.data.objects.new("view", camera)
    scene.collection.objects.link(made)
    e, t = (Vector((p[0], -p[2], p[1])) for p in (eye, target))
    made.location = e
    made.rotation_euler = (e - t).to_track_quat("Z", "Y").to_euler()
    scene.camera = made


def frame(points, direction, lens=70.0, aspect=1.0, margin=1.06):
    """Camera along a direction that just holds all the points."""
    back = unit(vec(direction))
    right = unit(np.cross(vec(0, 1, 0), back))
    up = np.cross(back, right)
    half = 18.0 / lens / margin
    half_x, half_y = half * min(1.0, aspect), half / max(1.0, aspect)
    target = (points.min(axis=0) + points.max(axis=0)) / 2
    distance = 1.0
    for _ in range(12):
        q = points - target
        x, y, z = q @ right, q @ up, q @ back
        distance = max((np.abs(x) / half_x + z).max(), (np.abs(y) / half_y + z).max())
        depth = distance - z
        sx, sy = x / depth, y / depth
        target = target + (right * (sx.max() + sx.min()) + up * (sy.max() + sy.min())) * distance / 2
    look(target + back * distance, target, lens)


def shoot(path, width, height, samples=48, transparent=True):
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.cycles.samples = samples
    scene.cycles.use_denoising = False
    scene.cycles.use_adaptive_sampling = False
    scene.cycles.max_bounces = 5
    scene.cycles.transparent_max_bounces = 12
    scene.cycles.sample_clamp_indirect = 2.0
    scene.cycles.seed = 1
    scene.render.threads_mode = "FIXED"
    scene.render.threads = 2
    scene.render.film_transparent = transparent
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.resolution_percentage = 100
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_mode = "RGBA" if transparent else "RGB"
    scene.render.image_settings.compression = 100
    scene.view_settings.view_transform = "Standard"
    scene.render.filepath = path
    bpy.ops.render.render(write_still=True)


def shoot_small(path, size, samples, oversample=2):
    """A clean small picture: rendered larger, averaged down, as few shades as needed."""
    with tempfile.TemporaryDirectory() as folder:
        large = os.path.join(folder, "large.png")
        shoot(large, size * oversample, size * oversample, samples)
        image = bpy.data.images.load(large)
        n = size * oversample
        pixels = np.array(image.pixels[:], float).reshape(n, n, 4)[::-1]
        bpy.data.images.remove(image)
    pixels[..., :3] *= pixels[..., 3:]
    pixels = pixels.reshape(size, oversample, size, oversample, 4).mean(axis=(1, 3))
    alpha = pixels[..., 3:]
    pixels[..., :3] /= np.maximum(alpha, 1e-6)
    for shades in (63, 47, 39, 31, 25):  # the first that stays well under 20 kB
        levels = np.array([shades] * 3 + [31])
        out = np.rint(np.clip(np.rint(pixels * levels), 0, levels) * 255 / levels).astype(np.uint8)
        out[out[..., 3] == 0] = 0
        write_png(path, out)
        if os.path.getsize(path) < 17000:
            break


def write_png(path, pixels):
    """RGBA rows, each with whichever PNG filter leaves the least."""
    height, width, _ = pixels.shape
    lines, above = [], np.zeros(width * 4, int)
    for row in pixels.reshape(height, width * 4).astype(int):
        left = np.concatenate([np.zeros(4, int), row[:-4]])
        corner = np.concatenate([np.zeros(4, int), above[:-4]])
        p = left + above - corner
        a, b, c = abs(p - left), abs(p - above), abs(p - corner)
        paeth = np.where((a <= b) & (a <= c), left, np.where(b <= c, above, corner))
        options = [row, row - left, row - above, row - (left + above) // 2, row - paeth]
        cost = [np.abs((o + 128) % 256 - 128).sum() for o in options]
        best = int(np.argmin(cost))
        lines.append(bytes([best]) + (options[best] % 256).astype(np.uint8).tobytes())
        above = row

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(b"".join(lines), 9)) + chunk(b"IEND", b""))


def thumbnail(model, path, size=160, samples=72):
    """The model alone, on nothing."""
    scene.empty_scene()
    shown = moved(model)
    sketch = traces(shown)
    points = points_of(shown)
    if model.crop:
        low, high = (np.array(v, float) for v in model.crop)
        points = points[((points > low) & (points < high)).all(axis=1)]
    if sketch:
        shown.add(sketch, node="traces")
    scene.realise(shown)
    light()
    frame(points, model.view)
    shoot_small(path, size, samples)


def moved(model):
    """What a picture shows of a model: joints at the values it is pictured at, without what it cuts away."""
    values = model.pictured
    nodes = dict(model.nodes)
    for joint in reversed(model.joints):
        if joint.field not in values:
            continue
        share = np.clip((values[joint.field] - joint.source[0]) / (joint.source[1] - joint.source[0]), 0, 1)
        amount = joint.target[0] + share * (joint.target[1] - joint.target[0])
        axis, pivot = vec(joint.axis), vec(joint.pivot)
        for node in joint.nodes:
            parts = nodes[node]
            if joint.kind == "slide":
                nodes[node] = [p.moved(*(axis * amount)) for p in parts]
            elif joint.kind == "rotate":
                nodes[node] = [p.turned(*(axis * amount), about=pivot) for p in parts]
            else:
                stretch = np.diag(1 + (amount - 1) * np.abs(axis))
                nodes[node] = [p.mapped(stretch, pivot) for p in parts]
    return Model(model.id, "", "", "", [], [], {n: p for n, p in nodes.items() if n not in model.cut_away})


def points_of(model):
    return np.concatenate([p.verts for parts in model.nodes.values() for p in parts])


def traces(model):
    """Sketches what a live display may show, so that a picture does not show a dead device."""
    made = []
    for parts in model.nodes.values():
        for part in parts:
            if part.mat == "screen":
                made += SKETCHES.get(model.id, _waves)(Screen(part))
    return made


class Screen:
    """Draws on a display in its own units: u to the right, v up, both 0..1."""

    def __init__(self, part):
        self.origin = part.verts[0] + part.normals[0] * 0.0012
        self.across, self.up = part.verts[1] - part.verts[0], part.verts[3] - part.verts[0]
        self.normal = part.normals[0]
        self.height = np.linalg.norm(self.up)

    def line(self, points, mat, width=0.012):
        path = [self.origin + self.across * u + self.up * v for u, v in points]
        return tube(path, self.height * width, mat, 4, flat=0.1, up=self.normal)


def _waves(screen, mats=("lamp-green", "lamp-red", "lamp-cyan", "lamp-amber"), shapes="eppc"):
    wave = {"e": lambda t: 1.0 if 0.28 < t < 0.34 else (-0.25 if 0.34 <= t < 0.40 else (0.22 if 0.6 < t < 0.75 else 0)),
            "p": lambda t: max(0.0, math.sin(2 * math.pi * t)) ** 1.5 + 0.25 * max(0.0, math.sin(2 * math.pi * (t - 0.3))),
            "c": lambda t: 0.8 if 0.3 < t < 0.75 else 0.0,
            "f": lambda t: (0.8 if t < 0.35 else -0.8 * math.exp(-(t - 0.35) * 7)) * 0.6 + 0.4}
    made, step = [], 0.86 / len(mats)
    for k, (mat, shape) in enumerate(zip(mats, shapes)):
        base = 0.95 - step * (k + 0.92)
        made.append(screen.line([(0.05 + 0.62 * i / 90, base + step * 0.72 * wave[shape]((i / 90 * (3.5 if shape in "ep" else 2)) % 1))
                                 for i in range(91)], mat))
        made.append(screen.line([(0.75, base + step * 0.3), (0.93, base + step * 0.3)], mat, step * 0.24))
    return made


def _pump(screen):
    return [screen.line([(0.08, 0.80), (0.55, 0.80)], "paint-mid", 0.05), screen.line([(0.08, 0.48), (0.70, 0.48)], "lamp-green", 0.12),
            screen.line([(0.08, 0.18), (0.40, 0.18)], "lamp-cyan", 0.05), screen.line([(0.62, 0.18), (0.92, 0.18)], "paint-mid", 0.05)]


def _rows(screen):
    made = [screen.line([(0.06, 0.90), (0.94, 0.90)], "lamp-cyan", 0.06)]
    for k in range(6):
        v = 0.76 - 0.125 * k
        made.append(screen.line([(0.08, v), (0.30 + 0.05 * (k % 3), v)], "paint-mid", 0.035))
        made.append(screen.line([(0.62, v), (0.80 + 0.03 * (k % 2), v)], "lamp-amber" if k == 2 else "lamp-green", 0.045))
    return made


def _fan(screen):
    made = []
    for k in range(9):
        r = 0.16 + 0.085 * k
        arc = [(0.42 + r * 0.62 * math.sin(a), 0.95 - r * math.cos(a)) for a in np.linspace(-0.72, 0.72, 17)]
        made.append(screen.line(arc, ("paint-grey", "paint-mid", "paint-slate")[k * 2 % 3], 0.020 + 0.006 * (k % 3)))
    made += [screen.line([(0.86, 0.80 - 0.16 * k), (0.95, 0.80 - 0.16 * k)], "lamp-cyan", 0.025) for k in range(4)]
    return made


SKETCHES = {
    "ventilator": lambda s: _waves(s, ("lamp-amber", "lamp-green", "lamp-cyan"), "cfc"),
    "defibrillator": lambda s: _waves(s, ("lamp-green", "lamp-cyan"), "ep"),
    "abg-analyser": _rows,
    "aed": lambda s: _waves(s, ("lamp-green",), "e"),
    "computer-on-wheels": _rows,
    "iabp": lambda s: _waves(s, ("lamp-green", "lamp-red", "lamp-cyan"), "epp"),
    "infusion-pump": _pump,
    "syringe-pump": _pump,
    "ultrasound": _fan,
}
