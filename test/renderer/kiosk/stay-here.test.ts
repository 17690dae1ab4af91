/** A plain browser stays on the kiosk's page. */
import { describe, expect, it } from 'vitest'
import { stayHere } from '../../../renderer/kiosk/stage/stay-here.ts'

/** true when the browser was kept from doing what it does by itself. */
function isSwallowed(event: Event, target: EventTarget = document.body): boolean {
  return !target.dispatchEvent(event)
}
const options = { bubbles: true, cancelable: true }

describe('KIOSK-16 PEERS-49 no gesture and no key leads out of the kiosk', () => {
  stayHere(window)

  it('KIOSK-16 two fingers and the middle button do nothing; one finger scrolls', () => {
    const touch = (fingers: number): boolean => {
      const event = Object.assign(new Event('touchmove', { cancelable: true, bubbles: true }), {
        touches: Array.from({ length: fingers }),
      })
      return document.body.dispatchEvent(event)
    }
    expect([touch(2), touch(1)]).toEqual([false, true])
    expect(document.body.dispatchEvent(new MouseEvent('auxclick', { cancelable: true, bubbles: true }))).toBe(false)
  })

  it('menus, drags and zoom by the wheel do nothing', () => {
    for (const kind of ['contextmenu', 'dragstart', 'drop', 'selectstart'])
      expect(isSwallowed(new Event(kind, options)), kind).toBe(true)
    expect(isSwallowed(Object.assign(new Event('wheel', options), { ctrlKey: true }))).toBe(true)
    expect(isSwallowed(new WheelEvent('wheel', options)), 'scrolling stays').toBe(false)
  })

  it('printing, opening, searching, reloading and going back by key do nothing; typing and Enter work', () => {
    for (const key of ['p', 'o', 's', 'F', '+'])
      expect(isSwallowed(new KeyboardEvent('keydown', { ...options, key, ctrlKey: true })), key).toBe(true)
    for (const key of ['F5', 'F12', 'F11'])
      expect(isSwallowed(new KeyboardEvent('keydown', { ...options, key })), key).toBe(true)
    expect(isSwallowed(new KeyboardEvent('keydown', { ...options, key: 'ArrowLeft', altKey: true }))).toBe(true)
    for (const key of ['p', 'Enter', 'Tab', 'ArrowDown', 'Escape'])
      expect(isSwallowed(new KeyboardEvent('keydown', { ...options, key })), key).toBe(false)
  })

  it('what is typed may be marked', () => {
    const field = document.body.appendChild(document.createElement('input'))
    expect(isSwallowed(new Event('selectstart', options), field)).toBe(false)
  })
})
