/** What a shell is told, and in which sentence it says that it was told wrongly. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readOptions } from '../../electron/options.ts'

const files: Readonly<Record<string, string>> = {
  'shell.json': JSON.stringify({
    shell: 'display',
    url: ['http://hall:8080', 'http://spare:8080'],
    windows: [{ page: '/display/?zone=c', screen: 'DELL' }, { page: '/counter-display/?counter=24' }],
    printer: '/dev/usb/lp0',
    cursor: true,
  }),
  'typo.json': JSON.stringify({ shell: 'kiosk', pritner: 'none' }),
  'broken.json': '{',
  'list.json': '[]',
  'ca.pem': readFileSync(join(import.meta.dirname, 'certificates', 'hall-ca.pem'), 'utf8'),
  'server.pem': readFileSync(join(import.meta.dirname, 'certificates', 'server.pem'), 'utf8'),
}

function read(path: string): string {
  const text = files[path]
  if (text === undefined) throw new Error('ENOENT: no such file')
  return text
}

const told = (
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ReturnType<typeof readOptions> => readOptions(words, environment, read)

it('SHELL-10 one word is enough: the server on this machine, the page of that name, no printer', () => {
  expect(told(['--shell=kiosk'])).toEqual({
    shell: 'kiosk',
    servers: ['http://127.0.0.1:8080'],
    windows: [{ page: '/kiosk/', screen: undefined }],
    printer: null,
    pins: [],
    ca: null,
    hasCursor: false,
    isDevelopment: false,
  })
  expect(told(['--shell=display']).windows).toEqual([{ page: '/display/', screen: undefined }])
})

it('SHELL-10 a word wins over the environment, and that over the file', () => {
  const options = told(['--config=shell.json', '--printer=tcp://10.0.0.9'], {
    YICHUANG_PRINTER: 'none',
    YICHUANG_URL: 'http://other:1, https://third',
    YICHUANG_CA: 'ca.pem',
    YICHUANG_SCREEN: '',
  })
  expect(options).toMatchObject({
    shell: 'display',
    servers: ['http://other:1', 'https://third'],
    printer: { kind: 'tcp', host: '10.0.0.9', port: 9100 },
    hasCursor: true,
    ca: files['ca.pem'],
  })
  expect(options.windows.map(({ page }) => page)).toEqual(['/display/?zone=c', '/counter-display/?counter=24'])
})

it('SHELL-10 Chromium’s own switches on the same line are no business of the shell', () => {
  expect(told(['.', '--ozone-platform=wayland', '--shell=kiosk', '--disable-gpu']).shell).toBe('kiosk')
})

it.each<[string, string, unknown]>([
  ['a network printer', 'tcp://printer.hall:9101', { kind: 'tcp', host: 'printer.hall', port: 9101 }],
  ['a device file', '/dev/usb/lp0', { kind: 'file', path: '/dev/usb/lp0' }],
  ['a device of Windows', '\\\\.\\COM3', { kind: 'file', path: '\\\\.\\COM3' }],
  ['none', 'none', null],
])('SHELL-11 a printer may be %s', (_name, target, printer) => {
  expect(told(['--shell=kiosk', `--printer=${target}`]).printer).toEqual(printer)
})

it.each<[string, readonly string[], RegExp]>([
  ['no shell', [], /^shell: say kiosk or display/],
  ['another shell', ['--shell=clerk'], /^shell: say kiosk or display/],
  ['an address without scheme', ['--shell=kiosk', '--url=10.0.0.5:8080'], /^url.*give an address such as http:/],
  ['a file as address', ['--shell=kiosk', '--url=file:///etc'], /^url.*give an address such as http:/],
  ['a page elsewhere', ['--shell=kiosk', '--page=http://evil.example/'], /^page: give a page of the server/],
  ['a page above', ['--shell=kiosk', '--page=/../'], /^page: give a page of the server/],
  ['the landing page', ['--shell=kiosk', '--page=/'], /^page: give a page of the server/],
  ['a printer without way', ['--shell=kiosk', '--printer=usb'], /^printer: give tcp:/],
  ['https without anyone to vouch for it', ['--shell=kiosk', '--url=https://hall'], /^url: an https server needs/],
  ['a short pin', ['--shell=kiosk', '--pin=sha256/abc'], /^pin\.0: a pin looks like/],
  [
    'a certificate that is no authority',
    ['--shell=kiosk', '--ca=server.pem'],
    /^server\.pem cannot be read as the certificate/,
  ],
  [
    'a certificate that is none',
    ['--shell=kiosk', '--ca=broken.json'],
    /^broken\.json cannot be read as the certificate/,
  ],
  [
    'a file that is not there',
    ['--shell=kiosk', '--config=gone.json'],
    /^gone\.json cannot be read as a JSON object \(ENOENT/,
  ],
  [
    'a file that is not JSON',
    ['--shell=kiosk', '--config=broken.json'],
    /^broken\.json cannot be read as a JSON object/,
  ],
  ['a list for a file', ['--shell=kiosk', '--config=list.json'], /^list\.json cannot be read as a JSON object/],
  ['a misspelt key', ['--config=typo.json'], /^Unknown option pritner; known are shell, url/],
])('SHELL-10 %s is said in one sentence', (_name, words, sentence) => {
  let said = ''
  try {
    told(words)
  } catch (error) {
    said = (error as Error).message
  }
  expect(said).toMatch(sentence)
  expect(said).not.toContain('\n')
})
