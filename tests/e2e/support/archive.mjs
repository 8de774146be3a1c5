// Archives and documents as programs write them, made up by tests.

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

/** A document of Word with these paragraphs. */
export function docx(paragraphs) {
  const body = paragraphs.map((p) => `<w:p><w:r><w:t xml:space="preserve">${p}</w:t></w:r></w:p>`).join("");
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document><w:body>${body}</w:body></w:document>`;
  return archive([
    ["[Content_Types].xml", "<Types/>"],
    ["word/document.xml", xml],
  ]);
}
