/** Writes beside every script and style what goes over the line: compressed once, at build, by the best that there is. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Below it a packet is a packet. */
const LEAST_BYTES = 1000

/** For `preCompressed` of @fastify/static: name.br for https, name.gz for halls that speak plain http. */
export function compressedFiles(): Plugin {
  return {
    name: 'yichuang-compressed-files',
    writeBundle({ dir }, bundle) {
      for (const file of Object.values(bundle)) {
        if (dir === undefined || !/\.(?:js|css|svg)$/.test(file.fileName)) continue
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        if (bytes.length < LEAST_BYTES) continue
        writeFileSync(join(dir, `${file.fileName}.gz`), gzipSync(bytes, { level: 9 }))
        writeFileSync(
          join(dir, `${file.fileName}.br`),
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        )
      }
    },
  }
}
