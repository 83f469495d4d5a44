export { createRoomLine, type RoomLine } from "./room-line.ts";
