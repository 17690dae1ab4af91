/** The recordings a voice is made of, and what each one says: the list to render, to record and to check against. */

export type VoiceLanguage = 'zh' | 'en'

/** Name of one recording, e.g. `letter-c`. Also the name of its file. */
export type ClipId = string

/** What `config/voice/<set>/manifest.json` holds. A hall's own set has the same shape. */
export interface VoiceManifest {
  readonly language: VoiceLanguage
  /** Whether a 1 inside a ticket number is said yāo (as on the telephone) or yī. */
  readonly readsOneAs: 'yao' | 'yi'
  readonly licence: string
  readonly clips: Readonly<
    Record<ClipId, { readonly file: string; readonly durationMs: number; readonly text: string }>
  >
}

/** No prefix holds I or O (NUM-1). */
export const LETTERS: readonly string[] = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']
/** A window's name may hold any letter. */
const SPOKEN_LETTERS: readonly string[] = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

const DIGITS_ZH: readonly string[] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const SMALL_EN: readonly string[] = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS_EN: readonly string[] = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const letters: Readonly<Record<ClipId, string>> = Object.fromEntries(
  SPOKEN_LETTERS.map((letter) => [`letter-${letter.toLowerCase()}`, letter]),
)

/** What stands before the figure on many windows: 综合3, 出件2. */
export const WINDOW_WORDS: Readonly<Record<ClipId, string>> = {
  'word-zonghe': '综合',
  'word-chujian': '出件',
  'word-zixun': '咨询',
  'word-shouli': '受理',
  'word-bangban': '帮办',
  'word-shebao': '社保',
  'word-yibao': '医保',
  'word-gongan': '公安',
  'word-shuiwu': '税务',
  'word-budongchan': '不动产',
  'word-gongjijin': '公积金',
}

/** Clip → what it says. */
export const CLIP_TEXTS: Readonly<Record<VoiceLanguage, Readonly<Record<ClipId, string>>>> = {
  zh: {
    ...letters,
    ...Object.fromEntries(DIGITS_ZH.map((text, digit) => [`digit-${digit}`, text])),
    'digit-1-yao': '幺',
    ...WINDOW_WORDS,
    ten: '十',
    hundred: '百',
    please: '请',
    number: '号',
    to: '到',
    window: '号窗口',
  },
  en: {
    ...letters,
    ...Object.fromEntries(SMALL_EN.map((text, value) => [`number-${value}`, text])),
    ...Object.fromEntries(TENS_EN.map((text, step) => [`number-${(step + 2) * 10}`, text])),
    hundred: 'hundred',
    ticket: 'Ticket',
    'go-to-window': 'please go to window',
  },
}
