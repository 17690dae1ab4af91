/** What a call sounds like, in both languages, and what is left of it when a recording is missing. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLIP_TEXTS, LETTERS } from '../../../domain/announcement/clips.ts'
import type { ClipId, VoiceLanguage, VoiceManifest } from '../../../domain/announcement/clips.ts'
import { unspokenIn, utteranceOf, utteranceText } from '../../../domain/announcement/phrase.ts'

const all = (language: VoiceLanguage) => (clip: ClipId) => clip in CLIP_TEXTS[language]
const say = (
  ticketNo: string,
  counterLabel: string,
  language: VoiceLanguage = 'zh',
  readsOneAs: 'yao' | 'yi' = 'yao',
): string => {
  const { parts } = utteranceOf({ ticketNo, counterLabel }, language, { readsOneAs }, all(language))
  return parts
    .map((part) => (part === 'pause' ? '，' : CLIP_TEXTS[language][part]))
    .join(language === 'zh' ? '' : ' ')
    .replaceAll(' ，', ',')
}

describe('what a call sounds like', () => {
  it('VOICE-1 digits of a ticket are read one by one, the window as a number', () => {
    expect(say('C026', '24')).toBe('请C零二六号，到二十四号窗口')
    expect(say('A012', '3')).toBe('请A零幺二号，到三号窗口')
    expect(say('A012', '3', 'zh', 'yi')).toBe('请A零一二号，到三号窗口')
    expect(say('AB1000', '10')).toBe('请AB，幺零零零号，到十号窗口')
  })

  it('VOICE-1 window numbers are said the way people say them', () => {
    const window = (label: string): string => say('C026', label).replace(/^.*到|号窗口$/g, '')
    expect(['1', '11', '12', '20', '21', '99', '100', '105', '110', '111', '230', '999'].map(window)).toEqual([
      '一',
      '十一',
      '十二',
      '二十',
      '二十一',
      '九十九',
      '一百',
      '一百零五',
      '一百一十',
      '一百一十一',
      '二百三十',
      '九百九十九',
    ])
    expect(window('A3')).toBe('A三')
  })

  it('VOICE-1 every window from 1 to 999 is said from recordings that there are, in both languages', () => {
    for (const language of ['zh', 'en'] as const)
      for (let label = 1; label <= 999; label += 1) {
        const call = { ticketNo: 'C026', counterLabel: String(label) }
        const { parts, isWhole } = utteranceOf(call, language, { readsOneAs: 'yao' }, all(language))
        expect(isWhole, `${language} ${label}: ${parts.join(' ')}`).toBe(true)
      }
    const tens = ['20', '30', '40', '50', '60', '70', '80', '90'].map((label) =>
      say('C026', label, 'en').split(' ').at(-1),
    )
    expect(tens).toEqual(['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'])
  })

  it('VOICE-2 a letter without a recording is named as it is written in what staff are told', () => {
    expect(utteranceText({ ticketNo: 'C026', counterLabel: '综1' }, 'zh', { readsOneAs: 'yao' })).toBe(
      '请C零二六号，到综一号窗口',
    )
    expect(utteranceOf({ ticketNo: 'É1', counterLabel: '1' }, 'zh', { readsOneAs: 'yao' }, () => true).parts).toContain(
      'character-É',
    )
  })

  it('VOICE-1 PEERS-32 English says the same', () => {
    expect(say('C026', '24', 'en')).toBe('Ticket C zero two six, please go to window twenty four')
    expect(say('K108', '115', 'en')).toBe('Ticket K one zero eight, please go to window one hundred fifteen')
    expect(utteranceText({ ticketNo: 'C026', counterLabel: '24' }, 'en', { readsOneAs: 'yi' })).toBe(
      'Ticket C zero two six, please go to window twenty four',
    )
    expect(utteranceText({ ticketNo: 'C026', counterLabel: '24' }, 'zh', { readsOneAs: 'yao' })).toBe(
      '请C零二六号，到二十四号窗口',
    )
  })

  it('VOICE-2 a missing recording silences only itself, and a number without a figure is never another number', () => {
    const without = (missing: ClipId) =>
      utteranceOf(
        { ticketNo: 'C026', counterLabel: '24' },
        'zh',
        { readsOneAs: 'yao' },
        (clip) => clip !== missing && all('zh')(clip),
      )
    const heard = (missing: ClipId): string =>
      without(missing)
        .parts.map((part) => (part === 'pause' ? '，' : CLIP_TEXTS.zh[part]))
        .join('')
    expect(heard('to')).toBe('请C零二六号，二十四号窗口')
    expect(heard('letter-c')).toBe('请零二六号，到二十四号窗口')
    expect(without('digit-6')).toEqual({ parts: [], isWhole: false })
  })

  it.each([
    ['综合3', '到综合三号窗口', ''],
    ['不动产12', '到不动产十二号窗口', ''],
    ['3号', '到三号窗口', ''],
    ['3 号窗口', '到三号窗口', ''],
    ['A-5', '到A五号窗口', ''],
    ['Ｂ３', '到B三号窗口', ''],
    ['二十四', '到二十四号窗口', ''],
    ['I3', '到I三号窗口', ''],
    ['党群3', '到三号窗口', '党群'],
    ['党群', '', '党群'],
  ])('VOICE-1 VOICE-2 window %s is heard as %s, and %j is told to whoever saves it', (label, heard, unspoken) => {
    const said = say('C026', label)
    expect(said.replace(/^请C零二六号，?/, '')).toBe(heard)
    expect(unspokenIn(label, 'zh')).toBe(unspoken)
    const whole = utteranceText({ ticketNo: 'C026', counterLabel: label }, 'zh', { readsOneAs: 'yao' })
    expect(whole).toBe(`请C零二六号，${heard === '' ? `到${unspoken}号窗口` : heard.replace('到', `到${unspoken}`)}`)
  })

  it('VOICE-2 a hall may record a window by its whole name', () => {
    const { parts } = utteranceOf(
      { ticketNo: 'C026', counterLabel: '24' },
      'zh',
      { readsOneAs: 'yao' },
      (clip) => clip === 'window-24' || all('zh')(clip),
    )
    expect(parts.slice(-2)).toEqual(['to', 'window-24'])
  })

  it.each(['zh', 'en'] as const)('VOICE-1 the set %s that ships has every recording a call can need', (language) => {
    const folder = join(import.meta.dirname, '../../../config/voice', language)
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as VoiceManifest
    expect(Object.keys(manifest.clips).sort()).toEqual(Object.keys(CLIP_TEXTS[language]).sort())
    for (const clip of Object.values(manifest.clips)) {
      expect(statSync(join(folder, clip.file)).size, clip.file).toBeGreaterThan(1000)
      expect(clip.durationMs, clip.file).toBeGreaterThan(100)
    }
    const has = (clip: ClipId): boolean => clip in manifest.clips
    for (const letter of LETTERS) {
      for (let window = 1; window <= 999; window += 1)
        expect(
          utteranceOf({ ticketNo: `${letter}9876543210`, counterLabel: String(window) }, language, manifest, has)
            .isWhole,
        ).toBe(true)
    }
  })
})
