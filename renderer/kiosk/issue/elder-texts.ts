/** The words of the place in large type; loaded with it. */
import { createPageI18n } from '../../app/text/i18n.ts'

const zh = {
  sitIn: '到{zone}坐着等',
  slowWalk: '慢慢走，约 {min} 分钟',
  told: '已告诉窗口，会等您走到',
  thenTo: '听到号，去这些窗口',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  sitIn: 'Take a seat in {zone}',
  slowWalk: 'At an easy pace about {min} min',
  told: 'The counter knows and will wait for you',
  thenTo: 'When called, go to',
}

export const { t: te } = createPageI18n({ zh, en })
