/** The words of the search; loaded with its page. */
import { createPageI18n } from '../../app/text/i18n.ts'

const zh = {
  none: '没有找到“{query}”。换个词试试，或点“需要帮助”。',
  how: '打字母就行：社保卡打 sbk 或 shebaoka',
  most: '这台机器最多人办的 {n} 件',
  begin: '可以从这些找起',
  found: '找到 {n} 件',
  wait: '等候，约 分钟',
  tell: '说给工作人员听',
  loading: '正在准备拼音…',
  notThese: '不是这些？',
  typeMore: '多打一个字母，或者说给工作人员听。',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  none: 'Nothing found for “{query}”. Try another word, or tap “Get help”.',
  how: 'Type a word or pinyin, e.g. card or sbk',
  most: 'The {n} {n|matter|matters} taken most here',
  begin: 'Some to begin with',
  found: '{n} found',
  wait: 'wait, about min',
  tell: 'Tell a member of staff',
  loading: 'Getting ready…',
  notThese: 'Not these?',
  typeMore: 'Type one more letter, or tell a member of staff.',
}

export const { t: ts } = createPageI18n({ zh, en })
