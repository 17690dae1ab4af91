/**
 * What a page may not do: leave, open, ask for permissions, embed, download, speak to strangers, or listen to a forged
 * server.
 */
import { app, type Event, type Input, type Session } from 'electron'
import { X509Certificate } from 'node:crypto'
import type { ShellOptions } from './options.ts'
import { WAITING_URL, answerApp } from './waiting-page.ts'

/**
 * True for the configured pages of a configured server and for the waiting page: the rest of the server is not public
 * ground.
 */
export function isOwnPage(options: ShellOptions, url: string): boolean {
  if (url === WAITING_URL) return true
  if (!URL.canParse(url)) return false
  const { origin, pathname } = new URL(url)
  return (
    options.servers.includes(origin) &&
    options.windows.some(({ page }) => pathname.startsWith(page.replace(/\?.*/, '')))
  )
}

/** True for what a page may fetch: its own server, the shell's files, and what it made itself. */
export function isOwnRequest(options: ShellOptions, url: string): boolean {
  const { protocol, origin } = new URL(url)
  if (/^(app|data|blob):$/.test(protocol)) return true
  if (protocol === 'devtools:') return options.isDevelopment
  return options.servers.includes(origin.replace(/^ws/, 'http'))
}

/**
 * A pinned certificate, or one that the hall's own authority has signed for this very name and this day. The machine's
 * list of authorities counts for nothing.
 */
export function isTrusted(
  options: ShellOptions,
  hostname: string,
  certificate: { readonly data: string; readonly fingerprint: string },
  nowMs = Date.now(),
): boolean {
  if (options.pins.includes(certificate.fingerprint)) return true
  if (options.ca === null) return false
  const [own, root] = [new X509Certificate(certificate.data), new X509Certificate(options.ca)]
  const isInTime = [own, root].every(
    ({ validFrom, validTo }) => Date.parse(validFrom) <= nowMs && nowMs <= Date.parse(validTo),
  )
  return (
    isInTime &&
    root.ca &&
    own.checkIssued(root) &&
    own.verify(root.publicKey) &&
    (own.checkHost(hostname) ?? own.checkIP(hostname)) !== undefined
  )
}

/** Shuts the session. */
export function guardSession(session: Session, options: ShellOptions): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setCertificateVerifyProc(({ hostname, certificate }, answer) =>
    answer(isTrusted(options, hostname, certificate) ? 0 : -2),
  )
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwnRequest(options, url) }))
  session.on('will-download', (event) => event.preventDefault())
  session.protocol.handle('app', answerApp)
}

/** Shuts every page of this process, those included that nobody meant to open. */
export function guardPages(options: ShellOptions): void {
  const keepIn = (event: Event<{ url: string; isMainFrame: boolean }>): void => {
    if (event.isMainFrame ? !isOwnPage(options, event.url) : !isOwnRequest(options, event.url)) event.preventDefault()
  }
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', keepIn)
    contents.on('will-frame-navigate', keepIn)
    contents.on('will-redirect', keepIn)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('before-input-event', (event, input) => {
      if (!options.isDevelopment && isShortcut(input)) event.preventDefault()
    })
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

// Scanners and on-screen keys send plain characters; a chord or a function key is somebody looking for a way out.
function isShortcut({ control, alt, meta, key }: Input): boolean {
  return control || alt || meta || /^(F\d+|Browser.*|Launch.*|ContextMenu|PrintScreen)$/.test(key)
}
