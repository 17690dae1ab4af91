/** The words of choosing a door of the pick-up locker. */
import { createPageI18n } from '../text/i18n.ts'

const zh = {
  small: '小（证、卡）',
  medium: '中（文书袋）',
  large: '大（图纸、档案盒）',
  free: '空 {n} 格',
  size: '多大的格',
  door: '哪一格',
  any: '系统给一格',
  asking: '正在看空格…',
  silent: '看不到空格，系统会给一格；给不了会说明。',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  small: 'small (cards)',
  medium: 'medium (papers)',
  large: 'large (plans, files)',
  free: '{n} free',
  size: 'What size',
  door: 'Which door',
  any: 'the system gives one',
  asking: 'Looking for free doors…',
  silent: 'The free doors cannot be seen; the system gives one, or says why not.',
}

export const { t: tl } = createPageI18n({ zh, en })
