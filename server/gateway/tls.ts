/** The hall's own certificate: read and checked before anything listens, and taken up anew when it was renewed. */
import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Server } from 'node:https'
import type { TlsFiles } from '../site-file/config.ts'
import { ConfigError } from '../site-file/yaml-file.ts'

export interface TlsPair {
  readonly cert: string
  readonly key: string
  /** End of the certificate's time, UTC ms. */
  readonly validToMs: number
}

/** Reads both files. Throws ConfigError, one sentence that names the file and what to do. */
export function readTls(files: TlsFiles, nowMs: number): TlsPair {
  const pair = { cert: textOf('--tls-cert', files.cert), key: textOf('--tls-key', files.key) }
  const certificate = parsed(
    `--tls-cert ${files.cert}: this is no certificate in PEM form.`,
    () => new X509Certificate(pair.cert),
  )
  const key = parsed(`--tls-key ${files.key}: this is no key in PEM form without a password.`, () =>
    createPrivateKey(pair.key),
  )
  if (!certificate.checkPrivateKey(key))
    throw new ConfigError(
      `--tls-key ${files.key}: this key does not belong to the certificate ${files.cert}; give the two that were made together.`,
    )
  const validToMs = Date.parse(certificate.validTo)
  if (validToMs <= nowMs)
    throw new ConfigError(
      `--tls-cert ${files.cert}: it has run out (${certificate.validTo}); renew it, as no browser will take it.`,
    )
  return { ...pair, validToMs }
}

/**
 * Looks whether the files have changed since; a fresh pair serves every new connection, one that does not fit changes
 * nothing and throws.
 */
export function renewTls(
  server: Pick<Server, 'setSecureContext'>,
  files: TlsFiles,
  held: TlsPair,
  nowMs: number,
): TlsPair {
  const fresh = readTls(files, nowMs)
  if (fresh.cert === held.cert && fresh.key === held.key) return held
  server.setSecureContext({ cert: fresh.cert, key: fresh.key })
  return fresh
}

function textOf(option: string, path: string): string {
  return parsed(`${option} ${path}: this file cannot be read; name a file that the server may read.`, () =>
    readFileSync(path, 'utf8'),
  )
}

function parsed<T>(sentence: string, read: () => T): T {
  try {
    return read()
  } catch {
    throw new ConfigError(sentence)
  }
}
