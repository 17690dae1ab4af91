/** Words of a test call on the hall's screens. */
import { createPageI18n } from '../text/i18n.ts'

const zh = {
  title: '试号，只是试机',
  to: '到 {label} 号窗口',
  ignore: '不用理会，一会儿自己消失',
  offer: '试号 {no} 到了 {label} 号窗口，请按“呼叫试号”。只是试机，不进当天的数。',
  call: '呼叫试号',
  called: '试号 {no} 已呼叫。',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Test number, just a trial',
  to: 'to window {label}',
  ignore: 'Nothing to do; it goes by itself',
  offer: 'Test number {no} is at window {label}: press "Call the test". It is in no figure of the day.',
  call: 'Call the test',
  called: 'Test number {no} is called.',
}

export const { t } = createPageI18n({ zh, en })
