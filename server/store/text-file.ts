/**
 * A file of JSON lines, compressed (zstd), whose last line is the digest of all before it: written whole, read back,
 * and only then under its name.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, createReadStream, createWriteStream, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'

/** Ends of names that are being written; whoever finds one that nobody writes may delete it. */
const DRAFT = '.part'
const CHUNK_LETTERS = 1 << 17
const END = '{"end":'
const endOf = (digest: string): string => `${END}"${digest}"}\n`
const END_BYTES = endOf('0'.repeat(64)).length

/** A file that is not what was written: one plain sentence. */
export class FileUnsound extends Error {}

/**
 * Writes `lines` durably under `file`; each is one JSON text without a line break. What is there already under that
 * name is replaced only once the new file was read back and is what was written.
 */
export async function writeTextFile(file: string, lines: Iterable<string>): Promise<void> {
  const draft = `${file}${DRAFT}`
  try {
    const end = await compressLines(draft, lines)
    const handle = openSync(draft, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    if ((await digestOf(draft)) !== end) throw new FileUnsound(`${draft} is not what was written`)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** Writes the lines and the last one; gives the digest that stands in it. */
async function compressLines(draft: string, lines: Iterable<string>): Promise<string> {
  const digest = createHash('sha256')
  const compressed = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } })
  const kept = pipeline(compressed, createWriteStream(draft))
  const put = async (text: string): Promise<void> => {
    const bytes = Buffer.from(text)
    digest.update(bytes)
    if (!compressed.write(bytes)) await Promise.race([once(compressed, 'drain'), kept])
  }
  try {
    let chunk = ''
    for (const line of lines) {
      chunk += `${line}\n`
      if (chunk.length < CHUNK_LETTERS) continue
      await put(chunk)
      chunk = ''
    }
    if (chunk !== '') await put(chunk)
    const end = digest.digest('hex')
    compressed.end(endOf(end))
    await kept
    return end
  } catch (error) {
    compressed.destroy()
    await kept.catch(() => undefined)
    throw error
  }
}

/** Lines of a file in order, many at once. Throws FileUnsound as soon as it is certain that it is not what was written. */
export async function* linesOf(file: string): AsyncGenerator<readonly string[]> {
  for await (const text of textsOf(file)) yield text.split('\n')
}

/** The digest of all before the last line, as it is read from the disk; the last line is there, of this length. */
async function digestOf(file: string): Promise<string> {
  const digest = createHash('sha256')
  let held = Buffer.alloc(0)
  const take = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of pieces) {
      const all = Buffer.concat([held, piece])
      const over = Math.max(0, all.length - END_BYTES)
      digest.update(all.subarray(0, over))
      held = all.subarray(over)
    }
  }
  await pipeline(createReadStream(file), createZstdDecompress(), take).catch((error: unknown) => {
    throw new FileUnsound(`${file} cannot be read: ${wordsIn(error)}`)
  })
  const found = digest.digest('hex')
  return held.toString() === endOf(found) ? found : ''
}

/** Whole lines without the last line break; at the end the digest of them all. */
async function* textsOf(file: string): AsyncGenerator<string, string> {
  const digest = createHash('sha256')
  const bytes = createZstdDecompress()
  const read = pipeline(createReadStream(file), bytes)
  read.catch(() => undefined)
  bytes.setEncoding('utf8')
  let rest = ''
  let end: string | null = null
  try {
    for await (const piece of bytes as AsyncIterable<string>) {
      const text = rest + piece
      const last = text.lastIndexOf('\n') + 1
      rest = text.slice(last)
      const [body, tail] = beforeEnd(text.slice(0, last))
      end ??= tail
      digest.update(body)
      if (body !== '') yield body.slice(0, -1)
    }
    await read
  } catch (error) {
    throw error instanceof FileUnsound ? error : new FileUnsound(`${file} cannot be read: ${wordsIn(error)}`)
  }
  const found = digest.digest('hex')
  if (end === null || rest !== '') throw new FileUnsound(`${file} has no end`)
  if (end !== endOf(found)) throw new FileUnsound(`${file} was changed after it was written`)
  return found
}

/** Rows are lists and headings never begin like the last line. */
function beforeEnd(text: string): readonly [body: string, end: string | null] {
  const at = text.startsWith(END) ? 0 : text.indexOf(`\n${END}`) + 1
  return at === 0 && !text.startsWith(END) ? [text, null] : [text.slice(0, at), text.slice(at)]
}

function wordsIn(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
