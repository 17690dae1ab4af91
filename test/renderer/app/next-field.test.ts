/** Enter in the badge field is no wish to sign in without a PIN. */
import { beforeEach, expect, it } from 'vitest'
import { goesToNextField } from '../../../renderer/app/next-field.ts'

let form: HTMLFormElement
let sent: number
beforeEach(() => {
  document.body.innerHTML = '<form><input name="badge"><input name="pin" type="password"></form>'
  form = document.querySelector('form') as HTMLFormElement
  sent = 0
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!goesToNextField(event)) sent += 1
  })
})

const field = (name: string): HTMLInputElement => form.querySelector(`[name=${name}]`) as HTMLInputElement
function enter(badge: string, pin: string): void {
  field('badge').value = badge
  field('pin').value = pin
  form.dispatchEvent(new Event('submit', { cancelable: true }))
}

it('ACCESS-11 Enter behind the badge goes on to the PIN, and Enter there sends', () => {
  enter('0101', '')
  expect(document.activeElement).toBe(field('pin'))
  expect(sent).toBe(0)
  enter('0101', '2468')
  expect(sent).toBe(1)
})

it('ACCESS-11 a PIN without a badge goes back to the badge; with nothing written the form says so itself', () => {
  enter('', '2468')
  expect(document.activeElement).toBe(field('badge'))
  expect(sent).toBe(0)
  enter(' ', '')
  expect(sent).toBe(1)
})
