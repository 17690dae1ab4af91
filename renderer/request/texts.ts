/** Texts of the page on which people ask for a time outside the hours. */
import { createPageI18n, locale } from '../app/i18n.ts'

const zh = {
  product: '一窗', title: '申请加开时间', lead: '办公时间来不了？告诉我们想哪天来、办什么，值班长会答复您。不用留姓名。', language: 'English',
  item: '办什么', find: '找事项，如：社保卡', more: '还有 {count} 项，多写几个字', day: '哪一天', from: '最早几点', to: '最晚几点', go: '提交申请', going: '正在提交',
  needItem: '请选要办的事。', needDay: '请选日期。', needTime: '请填时间，如 9:00 到 11:00。', offline: '暂时连不上，请稍候再试。', busy: '申请太多，请过一分钟再试。', failed: '没能提交，请稍后再试。',
  mine: '您的申请', keep: '答复会出现在这里。请收藏本页，或记下链接。', open: '等答复', accepted: '已加开', declined: '没有加开', refresh: '看看答复',
  when: '{date} {from}–{to}', come: '{date} {from}–{to} 来办，那个时段可以取号。', note: '说明：{note}', reason: '原因：{reason}', again: '再申请一次',
  'remind.dayBefore': '提醒：一天之内就到，请带好材料。', 'remind.soon': '提醒：{from} 开始，不到一小时了。', 'remind.now': '现在正在办，请来取号。', 'remind.calledOff': '这次加开取消了，请重新申请或打电话问。',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  product: 'Yichuang', title: 'Ask for a session', lead: 'Cannot come during the hours? Tell us when and what for; the duty manager will answer. No name is needed.', language: '中文',
  item: 'What for', find: 'Find a matter, e.g. social card', more: '{count} more; type a few letters', day: 'Which day', from: 'From', to: 'Until', go: 'Send', going: 'Sending',
  needItem: 'Please choose a matter.', needDay: 'Please choose a day.', needTime: 'Please give the time, e.g. 9:00 to 11:00.', offline: 'No connection; please try again in a moment.', busy: 'Too many requests; please try again in a minute.', failed: 'It was not sent; please try again later.',
  mine: 'Your requests', keep: 'The answer appears here. Keep this page or its link.', open: 'waiting for an answer', accepted: 'opened', declined: 'not opened', refresh: 'Look for an answer',
  when: '{date}, {from}–{to}', come: 'Come on {date}, {from}–{to}; numbers are given then.', note: 'Note: {note}', reason: 'Reason: {reason}', again: 'Ask again',
  'remind.dayBefore': 'Reminder: it is less than a day away; please bring your papers.', 'remind.soon': 'Reminder: it begins at {from}, in less than an hour.', 'remind.now': 'It is open now; please come and take a number.', 'remind.calledOff': 'This session was called off; please ask again or phone.',
}

export const { t, say } = createPageI18n({ zh, en })
export { locale }
