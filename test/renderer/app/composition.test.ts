/** Keys of an input method act nowhere while it composes. */
import { expect, it, vi } from 'vitest'
import { keepInputMethodKeys } from '../../../renderer/app/composition.ts'

it('DESK-8 Enter, Escape and keys of the pad reach no listener while an input method composes, and do afterwards', () => {
  keepInputMethodKeys()
  const heard = vi.fn()
  document.addEventListener('keydown', (event) => heard(event.key))
  const press = (init: KeyboardEventInit & { readonly keyCode?: number }): boolean =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
  press({ key: 'Process', code: 'NumpadEnter', isComposing: true })
  press({ key: 'Enter', isComposing: true })
  press({ key: 'Escape', isComposing: true })
  press({ key: 'Enter', keyCode: 229 })
  expect(heard).not.toHaveBeenCalled()
  // Nothing is prevented: the input method has the key.
  expect(press({ key: 'Enter', isComposing: true })).toBe(true)
  press({ key: 'Enter', keyCode: 13 })
  expect(heard).toHaveBeenCalledExactlyOnceWith('Enter')
})
