/** Texts of the agency catalogue. */
import { createPageI18n } from '../app/text/i18n.ts'

const zh = {
  title: '代办目录',
  lead: '下面这些事可以请代办员帮着办，全程免费，不收任何费用。带上材料，说一声就行。',
  item: '事项',
  department: '部门',
  materials: '要带什么',
  days: '多久办好',
  daysOf: '{days} 个工作日',
  daysNow: '当场',
  daysAsk: '多久办好，交材料时窗口当面告知。',
  daysAskOf: '“多久办好”一栏是“–”的，交材料时窗口当面告知。',
  phone: '联系电话',
  address: '地点',
  print: '打印',
  scan: '扫码看最新的办事须知',
  none: '还没有公布代办事项，请打电话问。',
  opening: '正在打开',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Agency catalogue',
  lead: 'An agent does these for you, free of charge from beginning to end. Bring the papers and say a word.',
  item: 'Matter',
  department: 'Office',
  materials: 'What to bring',
  days: 'How long',
  daysOf: '{days} working {days|day|days}',
  daysNow: 'at once',
  daysAsk: 'How long it takes is told at the desk, when you hand in the papers.',
  daysAskOf: 'Where “How long” shows “–”, it is told at the desk, when you hand in the papers.',
  phone: 'Telephone',
  address: 'Place',
  print: 'Print',
  scan: 'Scan for the latest guide',
  none: 'No matters are published yet; please phone.',
  opening: 'Opening',
}

export const { t, say } = createPageI18n({ zh, en })
