/**
 * Unpacks a WOFF font to plain sfnt with the platform's own inflate: opentype.js cannot unpack every bundled file by
 * itself.
 */
import { inflateSync } from 'node:zlib'

const WOFF = 0x774f4646

interface Table {
  readonly entry: Buffer
  readonly data: Buffer
}

/** The font as sfnt; bytes that are no WOFF are handed back as they are. */
export function unpackWoff(bytes: Buffer): Uint8Array {
  if (bytes.readUInt32BE(0) !== WOFF) return bytes
  const tables: Table[] = []
  for (let index = 0; index < bytes.readUInt16BE(12); index += 1) tables.push(readTable(bytes, 44 + index * 20))
  const headerSize = 12 + tables.length * 16
  const sizes = tables.map(({ data }) => (data.length + 3) & ~3)
  const font = Buffer.alloc(headerSize + sizes.reduce((sum, size) => sum + size, 0))
  font.writeUInt32BE(bytes.readUInt32BE(4), 0)
  font.writeUInt16BE(tables.length, 4)
  let offset = headerSize
  tables.forEach(({ entry, data }, index) => {
    const at = 12 + index * 16
    entry.copy(font, at)
    font.writeUInt32BE(offset, at + 8)
    font.writeUInt32BE(data.length, at + 12)
    data.copy(font, offset)
    offset += sizes[index] ?? 0
  })
  return font
}

function readTable(bytes: Buffer, at: number): Table {
  const [offset, packed, size] = [bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)]
  const stored = bytes.subarray(offset, offset + packed)
  // Tag and checksum, as the sfnt directory begins.
  const entry = Buffer.concat([bytes.subarray(at, at + 4), bytes.subarray(at + 16, at + 20)])
  return { entry, data: packed < size ? inflateSync(stored) : stored }
}
