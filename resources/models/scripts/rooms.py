from room import room_shell

PREFABS = {"room-shell": room_shell}
