/** Starts a kiosk or display shell: a list of set-up steps, each with its own file. */
import { Menu, app, powerMonitor, powerSaveBlocker, protocol, screen, session } from 'electron'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setupBridge } from './bridge.ts'
import { guardPages, guardSession } from './guard.ts'
import { journalFile, journalPath } from './journal-file.ts'
import { OptionError, readOptions, type ShellOptions } from './options.ts'
import { packedPages } from './packed-pages.ts'
import { localPrinter } from './printer.ts'
import { restart, setupGraphics, setupNight, watchPage } from './recovery.ts'
import { openWindow, placeWindows } from './window.ts'

const options = optionsOrExit()
if (options) {
  // Its own folder per shell: a one-PC room runs both, each once.
  const home = join(app.getPath('appData'), `yichuang-${options.shell}`)
  mkdirSync(home, { recursive: true })
  app.setPath('userData', home)
  if (app.requestSingleInstanceLock()) setup(options)
  else app.exit(0)
}

function setup(options: ShellOptions): void {
  // Electron's own answer is a dialogue box, which nobody in a hall can or should click.
  process.on('uncaughtException', (error) => {
    console.error(error)
    setTimeout(() => restart('an error nobody expected'), 5000)
  })
  setupGraphics()
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
  guardPages(options)
  // Not awaited: Electron becomes ready only after this module has been read to its end.
  void app.whenReady().then(() => start(options))
}

function start(options: ShellOptions): void {
  Menu.setApplicationMenu(null)
  guardSession(session.defaultSession, options)
  const pages = options.shell === 'kiosk' ? packedPages(session.defaultSession, options.servers) : null
  const windows = options.windows.map((wish) => openWindow(options, wish, pages))
  setupBridge(options.servers, windows, {
    ...localPrinter(options.printer),
    journal: journalFile(journalPath(app.getPath('userData'))),
  })
  windows.forEach(watchPage)
  setupNight(windows)
  powerSaveBlocker.start('prevent-display-sleep')
  const place = (): void => placeWindows(windows, options.isDevelopment)
  screen.on('display-added', place).on('display-removed', place).on('display-metrics-changed', place)
  app.on('second-instance', place)
  powerMonitor.on('resume', () => windows.forEach(({ load }) => load()))
  place()
  windows.forEach(({ load }) => load())
}

function optionsOrExit(): ShellOptions | null {
  try {
    return readOptions(process.argv.slice(1), process.env, (path) => readFileSync(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof OptionError)) throw error
    console.error(`一窗 shell: ${error.message}`)
    app.exit(2)
    return null
  }
}
