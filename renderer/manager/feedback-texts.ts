/** Texts of suggestions and complaints. */
import { createPageI18n } from '../app/i18n.ts'

const zh = {
  title: '意见和投诉', open: '待答复 {count}', overdue: '逾期 {count}', answered: '已答复 {count}', all: '全部 {count}', refresh: '刷新', none: '没有待答复的意见。', noneHere: '这里没有。',
  suggestion: '意见', complaint: '投诉', from: '{date} 提出', nameless: '没有留电话', erased: '电话已按规定删除', phone: '电话 {phone}', due: '{date} 前答复', left: '还有 {days} 个工作日', dueToday: '今天到期', late: '逾期 {days} 个工作日',
  answer: '写答复', answerFor: '查了什么、怎么改、找谁。群众凭编号看得到。', text: '答复', go: '答复', back: '返回', missing: '请写答复。', done: '{reference} 已答复。', answeredOn: '{date} 答复 · {name}', once: '答复后不能再改。',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Suggestions and complaints', open: '{count} to answer', overdue: '{count} overdue', answered: '{count} answered', all: '{count} in all', refresh: 'Refresh', none: 'Nothing waits for an answer.', noneHere: 'Nothing here.',
  suggestion: 'Suggestion', complaint: 'Complaint', from: 'made on {date}', nameless: 'no phone was left', erased: 'phone erased by rule', phone: 'phone {phone}', due: 'answer by {date}', left: '{days} working days left', dueToday: 'due today', late: '{days} working days overdue',
  answer: 'Write an answer', answerFor: 'What was looked into, what changes, whom to ask. It is read with the reference.', text: 'Answer', go: 'Send the answer', back: 'Back', missing: 'Please write an answer.', done: '{reference} is answered.', answeredOn: 'answered {date} · {name}', once: 'An answer cannot be changed afterwards.',
}

export const { t: f } = createPageI18n({ zh, en })
