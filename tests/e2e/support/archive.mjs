// Archives and documents as programs write them, made up by tests; and archives that the app wrote, taken apart.

import { spawnSync } from "node:child_process";
import * as zlib from "node:zlib";

/** CRC-32, which older versions of Node do not bring along. */
function checksum(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** A ZIP archive of `[path, content]`; `promised` says another size than is true. */
export function archive(files, { promised } = {}) {
  const parts = [];
  const listed = [];
  let at = 0;
  for (const [path, content] of files) {
    const bytes = Buffer.from(content);
    const packed = zlib.deflateRawSync(bytes);
    const name = Buffer.from(path, "utf8");
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(0x800, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(checksum(bytes), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(promised ?? bytes.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    local.copy(entry, 8, 6, 30);
    entry.writeUInt32LE(at, 42);
    parts.push(local, name, packed);
    listed.push(entry, name);
    at += local.length + name.length + packed.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** The files of a ZIP archive by their paths, as its directory has them; their checksums hold. */
export function unpacked(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error("this is no ZIP archive");
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, crc, packed, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const name = bytes.readUInt16LE(at + 28);
    const path = bytes.toString("utf8", at + 46, at + 46 + name);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const stored = bytes.subarray(from, from + packed);
    const content = method === 8 ? zlib.inflateRawSync(stored) : stored;
    if (content.length !== size || checksum(content) !== crc || files.has(path)) throw new Error(`${path} is not as the archive says`);
    files.set(path, content);
    at += 46 + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

/** The paths in a ZIP archive as Python finds them, after it has read all files; `null` on a machine without Python. */
export function entriesByPython(bytes) {
  const program = "import io, json, sys, zipfile\nz = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\nassert z.testzip() is None\njson.dump(z.namelist(), sys.stdout)";
  const { status, stdout, error, stderr } = spawnSync("python3", ["-c", program], { input: bytes });
  if (error?.code === "ENOENT") return null;
  if (status !== 0) throw new Error(String(stderr));
  return JSON.parse(String(stdout));
}

/** A document of Word with these paragraphs. */
export function docx(paragraphs) {
  const body = paragraphs.map((p) => `<w:p><w:r><w:t xml:space="preserve">${p}</w:t></w:r></w:p>`).join("");
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document><w:body>${body}</w:body></w:document>`;
  return archive([
    ["[Content_Types].xml", "<Types/>"],
    ["word/document.xml", xml],
  ]);
}
