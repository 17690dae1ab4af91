/** A page in a shell says that it lives, whatever it shows. */
import { afterEach, expect, it, vi } from 'vitest'
import { mountPage } from '../../../renderer/app/mount.ts'

afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(window, 'yichuang')
})

it('SHELL-5 a page in a shell gives a sign of life every two seconds from its start', async () => {
  vi.useFakeTimers()
  const alive = vi.fn<() => void>()
  Reflect.set(window, 'yichuang', { shell: 'kiosk', alive })
  document.body.innerHTML = '<div id="app"></div>'
  mountPage({ render: () => null })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(alive.mock.calls).toEqual([[], [], [], [], []])
})

it('SHELL-5 a page in a plain browser needs no shell', () => {
  document.body.innerHTML = '<div id="app"></div>'
  expect(() => mountPage({ render: () => null })).not.toThrow()
})
