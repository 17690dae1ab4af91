/** A field that takes so many characters says so when more come: the browser leaves out what goes beyond without a word. */
import './full-field.css'
import { locale } from './text/locale.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

const BELOW_PX = 4
const words = document.createElement('p')
words.className = 'full-field'
words.setAttribute('role', 'status')
/** So many characters the composed text has room for; an input method is told nothing before it has ended. */
let room = Infinity

document.addEventListener('beforeinput', (event) => {
  const field = limitedField(event.target)
  if (field === null || event.isComposing) return
  if (event.inputType.startsWith('insert') && (event.data ?? '').length > roomIn(field)) say(field)
  else words.remove()
})
document.addEventListener('compositionstart', ({ target }) => {
  const field = limitedField(target)
  room = field === null ? Infinity : roomIn(field)
})
document.addEventListener('compositionend', ({ target, data }) => {
  const field = limitedField(target)
  if (field !== null && data.length > room) say(field)
})
document.addEventListener('focusout', () => words.remove())
// A full field scrolls within itself.
document.addEventListener('scroll', ({ target }) => limitedField(target) ?? words.remove(), { capture: true })

function limitedField(target: EventTarget | null): Field | null {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isField && target.maxLength >= 0 ? target : null
}

/** What is marked makes room. */
function roomIn({ maxLength, value, selectionStart, selectionEnd }: Field): number {
  return maxLength - value.length + ((selectionEnd ?? 0) - (selectionStart ?? 0))
}

function say(field: Field): void {
  const most = field.maxLength
  words.textContent =
    locale.value === 'zh'
      ? `最多 ${most} 字，多出来的没有写进去。`
      : `At most ${most} characters; what goes beyond was left out.`
  const { left, bottom } = field.getBoundingClientRect()
  words.style.left = `${left}px`
  words.style.top = `${bottom + BELOW_PX}px`
  document.body.append(words)
}
