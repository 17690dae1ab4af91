/**
 * Renders the voice that ships with the product, one recording per clip, with espeak-ng and sox: `node
 * config/render-voice.ts`.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CLIP_TEXTS } from '../domain/announcement/clips.ts'
import type { ClipId, VoiceLanguage, VoiceManifest } from '../domain/announcement/clips.ts'

const RATE_HZ = 22050
/** So low that no recording needs a limiter, which would press it: the highest peak is at −1.9 dB. */
const LOUDNESS_DB = -20
/** Chromium leaves out up to 256 samples at the end of an Ogg Vorbis file; this much silence is there to be lost. */
const TAIL_SEC = 0.03
const LICENCE =
  'Rendered with espeak-ng 1.51 (a separate program, GPL-3); the recordings themselves are part of this product and under its MIT licence. A hall may put its own in their place.'

/**
 * How Chinese is written for espeak-ng: its plain Mandarin voice reads the tone numbers aloud, the pinyin voice does
 * not.
 */
const PINYIN: Readonly<Record<string, string>> = {
  零: 'ling2',
  一: 'yi1',
  二: 'er4',
  三: 'san1',
  四: 'si4',
  五: 'wu3',
  六: 'liu4',
  七: 'qi1',
  八: 'ba1',
  九: 'jiu3',
  幺: 'yao1',
  十: 'shi2',
  百: 'bai3',
  请: 'qing3',
  号: 'hao4',
  到: 'dao4',
  号窗口: 'hao4 chuang1 kou3',
  综合: 'zong1 he2',
  出件: 'chu1 jian4',
  咨询: 'zi1 xun2',
  受理: 'shou4 li3',
  帮办: 'bang1 ban4',
  社保: 'she4 bao3',
  医保: 'yi1 bao3',
  公安: 'gong1 an1',
  税务: 'shui4 wu4',
  不动产: 'bu4 dong4 chan3',
  公积金: 'gong1 ji1 jin1',
}

/** Silence at the beginning, down to what nobody hears. */
const TRIM_START = ['silence', '1', '0.005', '0.4%']

const work = mkdtempSync(join(tmpdir(), 'yichuang-voice-'))

function run(command: string, args: readonly string[]): string {
  const result = spawnSync(command, args, { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.stderr || String(result.error)}`)
  return result.stdout + result.stderr
}

/** Speaks, trims the silence at both ends, brings it to one loudness; returns the length. */
function render(language: VoiceLanguage, text: string, file: string): number {
  const [spoken, trimmed] = [join(work, 'spoken.wav'), join(work, 'trimmed.wav')]
  const pinyin = language === 'zh' ? PINYIN[text] : undefined
  run('espeak-ng', [
    '-v',
    pinyin ? 'cmn-latn-pinyin' : 'en',
    '-s',
    language === 'zh' ? '150' : '145',
    '-w',
    spoken,
    pinyin ?? text,
  ])
  run('sox', [spoken, '-r', String(RATE_HZ), '-c', '1', trimmed, ...TRIM_START, 'reverse', ...TRIM_START, 'reverse'])
  const rmsDb = Number(/RMS lev dB\s+(-?[0-9.]+)/.exec(run('sox', [trimmed, '-n', 'stats']))?.[1])
  const lengthSec = Number(run('soxi', ['-D', trimmed]).trim())
  run('sox', [
    '-R',
    trimmed,
    '-C',
    '1',
    file,
    // Without its limiter, which presses what is made louder and takes a negative gain for none.
    'gain',
    String(LOUDNESS_DB - rmsDb),
    'fade',
    'q',
    '0.004',
    String(lengthSec),
    '0.012',
    'pad',
    '0',
    String(TAIL_SEC),
  ])
  return Math.round(lengthSec * 1000)
}

function renderSet(language: VoiceLanguage): void {
  const folder = join(import.meta.dirname, 'voice', language)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const clips: Record<ClipId, { file: string; durationMs: number; text: string }> = {}
  for (const [clip, text] of Object.entries(CLIP_TEXTS[language])) {
    clips[clip] = { file: `${clip}.ogg`, durationMs: render(language, text, join(folder, `${clip}.ogg`)), text }
  }
  const manifest: VoiceManifest = { language, readsOneAs: language === 'zh' ? 'yao' : 'yi', licence: LICENCE, clips }
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
}

renderSet('zh')
renderSet('en')
rmSync(work, { recursive: true })
