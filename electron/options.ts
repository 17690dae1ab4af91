/**
 * What one shell machine is told, by its start words, its environment or a small JSON file; every error is one
 * sentence.
 */
import { X509Certificate } from 'node:crypto'
import { parseArgs } from 'node:util'
import { z } from 'zod'

z.config({ jitless: true })

export type PrinterTarget =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'file'; readonly path: string }

/** One screen: which page it shows, and on which monitor (part of `label widthxheight`; none: the first free one). */
export interface WindowWish {
  readonly page: string
  readonly screen?: string | undefined
}

/** One plain sentence about a wrong option. */
export class OptionError extends Error {}

const listed = z.union([
  z.string().transform((text) => text.split(',').map((part) => part.trim())),
  z.array(z.string()),
])
const flag = z.union([z.boolean(), z.stringbool()])
const page = z.string().regex(/^\/[a-z-]+\/(\?.*)?$/, 'give a page of the server such as /kiosk/ or /display/?zone=C')
const server = z
  .url({ protocol: /^https?$/, error: 'give an address such as http://10.0.0.5:8080' })
  .transform((url) => new URL(url).origin)
const printer = z.string().transform((text, check): PrinterTarget | null => {
  if (text === 'none') return null
  if (/^(\/|\\\\\.\\)/.test(text)) return { kind: 'file', path: text }
  const tcp = /^tcp:\/\/([^:/]+)(?::(\d{1,5}))?$/.exec(text)
  if (tcp?.[1]) return { kind: 'tcp', host: tcp[1], port: Number(tcp[2] ?? 9100) }
  check.addIssue({ code: 'custom', message: 'give tcp://address:9100, a device file such as /dev/usb/lp0, or none' })
  return z.NEVER
})

const shape = z.strictObject({
  shell: z.enum(['kiosk', 'display'], 'say kiosk or display'),
  url: listed.pipe(z.array(server).min(1)).default(['http://127.0.0.1:8080']),
  page: page.optional(),
  screen: z.string().min(1).optional(),
  windows: z
    .array(z.strictObject({ page, screen: z.string().min(1).optional() }))
    .min(1)
    .optional(),
  printer: printer.default(null),
  ca: z.string().optional(),
  pin: listed.pipe(z.array(z.string().regex(/^sha256\/[A-Za-z0-9+/]{43}=$/, 'a pin looks like sha256/…='))).default([]),
  cursor: flag.default(false),
  dev: flag.default(false),
})

/**
 * Words that may stand on the command line (`--url=…`), in the environment (`YICHUANG_URL`) and, but for `config`, in
 * the file.
 */
export const WORDS = ['config', 'shell', 'url', 'page', 'screen', 'printer', 'ca', 'pin', 'cursor', 'dev'] as const

export type ShellOptions = ReturnType<typeof readOptions>

/** Start words win over the environment, and that over the file. Throws OptionError. */
export function readOptions(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  read: (path: string) => string,
) {
  const spec = Object.fromEntries(WORDS.map((word) => [word, { type: 'string' }] as const))
  // Not strict: Chromium's own switches stand on the same line.
  const { values } = parseArgs({ args: [...words], options: spec, strict: false })
  const told = Object.fromEntries(
    WORDS.flatMap((word) => {
      const value = values[word] ?? environment[`YICHUANG_${word.toUpperCase()}`]
      return value === undefined || value === '' ? [] : [[word, value]]
    }),
  )
  const { config, ...own } = told
  const checked = shape.safeParse({
    ...(typeof config === 'string'
      ? fileAs('a JSON object', config, read, (text) =>
          z.record(z.string(), z.unknown(), 'other JSON').parse(JSON.parse(text)),
        )
      : {}),
    ...own,
  })
  if (!checked.success) throw new OptionError(sentenceOf(checked.error))
  const { shell, url: servers, pin: pins, page: only = `/${shell}/`, screen, ca, ...rest } = checked.data
  if (pins.length === 0 && ca === undefined && servers.some((one) => one.startsWith('https:')))
    throw new OptionError(
      "url: an https server needs the hall's own certificate authority (ca) or a pinned fingerprint (pin).",
    )
  const windows: readonly WindowWish[] = rest.windows ?? [{ page: only, screen }]
  return {
    shell,
    servers,
    windows,
    printer: rest.printer,
    pins,
    ca: ca === undefined ? null : fileAs('the certificate (PEM) of an authority', ca, read, authorityOf),
    hasCursor: rest.cursor,
    isDevelopment: rest.dev,
  } as const
}

function fileAs<T>(wanted: string, path: string, read: (path: string) => string, parse: (text: string) => T): T {
  try {
    return parse(read(path))
  } catch (error) {
    throw new OptionError(
      `${path} cannot be read as ${wanted} (${error instanceof Error ? error.message.split('\n')[0] : String(error)}).`,
      { cause: error },
    )
  }
}

function authorityOf(pem: string): string {
  if (!new X509Certificate(pem).ca) throw new Error('it may not sign others')
  return pem
}

function sentenceOf(error: z.ZodError): string {
  const [issue] = error.issues
  if (issue?.code === 'unrecognized_keys')
    return `Unknown option ${issue.keys.join(', ')}; known are ${Object.keys(shape.shape).join(', ')}.`
  return `${issue?.path.join('.')}: ${issue?.message}.`
}
