/**
 * Turns a call into what is said: recordings in order, the same in words, and what is left when a recording is missing.
 */
import { CLIP_TEXTS, WINDOW_WORDS } from './clips.ts'
import type { ClipId, VoiceLanguage } from './clips.ts'

/** A recording, or a short breath. */
export type PhrasePart = ClipId | 'pause'

export interface CallToSay {
  readonly ticketNo: string
  /** What is written on the arch: "24". */
  readonly counterLabel: string
}

export interface PhraseStyle {
  readonly readsOneAs: 'yao' | 'yi'
}

export interface Utterance {
  readonly parts: readonly PhrasePart[]
  /** false: a recording was missing, and something was left out. */
  readonly isWhole: boolean
}

/**
 * The parts of one reading (VOICE-1, VOICE-2): 请 C 零 二 六 号 · 到 二 十 四 号窗口.
 * A hall may record a whole window name as `window-<label>`; `has` tells which recordings there are. What is missing
 * leaves out only itself; a ticket number that lacks a figure would be another number, and is not said at all.
 */
export function utteranceOf(
  call: CallToSay,
  language: VoiceLanguage,
  style: PhraseStyle,
  has: (clip: ClipId) => boolean,
): Utterance {
  const ticket = ticketParts(call.ticketNo, language, style)
  if (ticket.some((part) => /^(?:digit|number)-/.test(part) && !has(part))) return { parts: [], isWhole: false }
  const own = `window-${call.counterLabel.toLowerCase()}`
  const label = has(own) ? [own] : windowParts(call.counterLabel, language)
  const isHeard = label.some(has)
  const letters = /^[A-Z]*/.exec(call.ticketNo)?.[0].length ?? 0
  // A kiosk's own series has two letters and more: a breath tells them from the figures.
  const spelled = letters > 1 ? [...ticket.slice(0, letters), 'pause', ...ticket.slice(letters)] : ticket
  const number = language === 'zh' ? ['please', ...spelled, 'number'] : ['ticket', ...spelled]
  const window = language === 'zh' ? ['to', ...label, ...(has(own) ? [] : ['window'])] : ['go-to-window', ...label]
  const wanted: readonly PhrasePart[] = [...number, 'pause', ...window]
  const said = isHeard ? wanted : number
  return {
    parts: said.filter((part) => part === 'pause' || has(part)),
    isWhole: wanted.every((part) => part === 'pause' || has(part)),
  }
}

/** The same in words, for an operating-system voice and for readers of the screen. */
export function utteranceText(call: CallToSay, language: VoiceLanguage, style: PhraseStyle): string {
  const words = CLIP_TEXTS[language]
  const say = (parts: readonly ClipId[], joint: string): string =>
    parts.map((part) => words[part] ?? part.replace(/^character-/, '')).join(joint)
  const ticket = ticketParts(call.ticketNo, language, style)
  const label = windowParts(call.counterLabel, language)
  if (language === 'zh') return `请${say(ticket, '')}号，到${say(label, '')}号窗口`
  return `Ticket ${say(ticket, ' ')}, please go to window ${say(label, ' ')}`
}

/** The characters of a window's label that no recording says; empty: it is heard whole. */
export function unspokenIn(label: string, language: VoiceLanguage, has?: (clip: ClipId) => boolean): string {
  const isThere = has ?? ((clip: ClipId) => clip in CLIP_TEXTS[language])
  if (isThere(`window-${label.toLowerCase()}`)) return ''
  return windowParts(label, language)
    .filter((part) => !isThere(part))
    .map((part) => CLIP_TEXTS[language][part] ?? part.replace(/^character-/, ''))
    .join('')
}

/** Letters by name and digits one by one: a ticket number is not a quantity. */
function ticketParts(ticketNo: string, language: VoiceLanguage, style: PhraseStyle): readonly ClipId[] {
  return [...ticketNo].map((character) => characterPart(character, language, style.readsOneAs === 'yao'))
}

function characterPart(character: string, language: VoiceLanguage, hasYao: boolean): ClipId {
  if (/[0-9]/.test(character)) {
    if (language === 'en') return `number-${character}`
    return character === '1' && hasYao ? 'digit-1-yao' : `digit-${character}`
  }
  const letter = `letter-${character.toLowerCase()}`
  // No recording has such a name, so it is reported as missing instead of being left out unnoticed.
  return letter in CLIP_TEXTS[language] ? letter : `character-${character}`
}

const WORDS = Object.entries(WINDOW_WORDS).sort(([, a], [, b]) => b.length - a.length)
const PIECE = new RegExp(`${WORDS.map(([, word]) => word).join('|')}|[0-9]+|[\\p{L}\\p{N}]`, 'gu')
/** Said by the sentence itself: "3号窗口" is window 3. */
const WINDOW_ENDING = /(?:号窗口|号窗|窗口|号|窗)$/
const FIGURES_ZH: Readonly<Record<string, ClipId>> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((figure, value) => [figure, `digit-${value}`])),
  ...{ 〇: 'digit-0', 两: 'digit-2', 十: 'ten', 百: 'hundred' },
}

/** A window number is a quantity (二十四, twenty-four), a usual word is a word, whatever else there is is spelled. */
function windowParts(label: string, language: VoiceLanguage): readonly ClipId[] {
  const plain = label.normalize('NFKC').replace(/\s/g, '')
  const pieces = plain.replace(WINDOW_ENDING, '').match(PIECE) ?? []
  return pieces.flatMap((piece) => {
    const word = WORDS.find(([, text]) => text === piece)?.[0] ?? FIGURES_ZH[piece]
    if (word !== undefined) return [language === 'zh' ? word : `character-${piece}`]
    if (!/^[1-9][0-9]{0,2}$/.test(piece))
      return [...piece].map((character) => characterPart(character, language, false))
    return language === 'zh' ? quantityZh(Number(piece)) : quantityEn(Number(piece))
  })
}

/** 1–999: 十二, 二十, 一百零五, 一百一十. */
function quantityZh(value: number): readonly ClipId[] {
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const ones = value % 10
  const parts: ClipId[] = []
  if (hundreds > 0) parts.push(`digit-${hundreds}`, 'hundred')
  if (hundreds > 0 && tens === 0 && ones > 0) parts.push('digit-0')
  if (tens > 0) parts.push(...(tens === 1 && hundreds === 0 ? [] : [`digit-${tens}`]), 'ten')
  if (ones > 0) parts.push(`digit-${ones}`)
  return parts
}

/** 1–999: twelve, twenty four, one hundred five. */
function quantityEn(value: number): readonly ClipId[] {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const parts: ClipId[] = hundreds > 0 ? [`number-${hundreds}`, 'hundred'] : []
  if (rest === 0) return parts
  if (rest < 20) return [...parts, `number-${rest}`]
  return [...parts, `number-${rest - (rest % 10)}`, ...(rest % 10 > 0 ? [`number-${rest % 10}`] : [])]
}
