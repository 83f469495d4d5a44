import { writeFileSync } from "node:fs";

/** Writes mono 16-bit sound as a WAV file. */
export function writeWav(path: string, pcm: Int16Array, sampleRate: number): void {
  const head = Buffer.alloc(44);
  const bytes = pcm.length * 2;
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(bytes, 40);
  writeFileSync(path, Buffer.concat([head, Buffer.from(pcm.buffer, pcm.byteOffset, bytes)]));
}
