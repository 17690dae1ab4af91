/** What an operator may say on the command line and in the environment. */
import { describe, expect, it } from 'vitest'
import { parseOptions } from '../../../server/start/options.ts'

describe('the environment', () => {
  it('says whatever the command line leaves out', () => {
    const options = parseOptions(['--site', 'city'], {
      YICHUANG_PORT: '9100',
      YICHUANG_HOST: '0.0.0.0',
      YICHUANG_SITE: 'village',
      YICHUANG_WAIT_FOR_STANDBY: '1',
      YICHUANG_PRINTER: '3 号机=10.1.1.7:9100;4 号机=/dev/usb/lp0',
    })
    expect(options).toMatchObject({ port: 9100, host: '0.0.0.0', site: 'city', waitsForStandby: true })
    expect(options?.printers.get('4 号机')).toEqual({ kind: 'file', path: '/dev/usb/lp0' })
  })

  it('PORT is understood where nothing nearer says a port', () => {
    expect(parseOptions([], { PORT: '3000' })?.port).toBe(3000)
    expect(parseOptions([], { PORT: '3000', YICHUANG_PORT: '4000' })?.port).toBe(4000)
    expect(parseOptions(['--port', '5000'], { PORT: '3000' })?.port).toBe(5000)
  })

  it('is checked like the command line', () => {
    expect(() => parseOptions([], { PORT: 'http' })).toThrow('--port http: give a whole number')
    expect(() => parseOptions([], { YICHUANG_WAIT_FOR_STANDBY: 'perhaps' })).toThrow('YICHUANG_WAIT_FOR_STANDBY')
  })
})
