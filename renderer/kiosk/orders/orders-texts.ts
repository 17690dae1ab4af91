/**
 * Words of a kiosk that is out of use or has a message from the hall; fetched with their page, not with the kiosk's
 * first view.
 */
import { createPageI18n } from '../../app/text/i18n.ts'

const ordersZh = {
  outTitle: '这台机器暂停使用',
  outBeside: '请到旁边的机器取号：',
  outFloor: '请到咨询台，或找导办员取号。',
  outAlso: '也可以找导办员。',
  guide: '请导办员过来',
  guideSent: '已通知导办员，请稍候',
  guideFailed: '没有叫到人，请到咨询台',
  onward: '继续取号',
}
const ordersEn: Readonly<Record<keyof typeof ordersZh, string>> = {
  outTitle: 'This kiosk is out of use',
  outBeside: 'Please take your number at ',
  outFloor: 'Please ask a floor guide or the front desk for a number.',
  outAlso: 'A floor guide can help too.',
  guide: 'Call a floor guide',
  guideSent: 'A floor guide has been told; one moment',
  guideFailed: 'Nobody could be reached; please go to the front desk',
  onward: 'Continue',
}

export const { tIn } = createPageI18n({ zh: ordersZh, en: ordersEn })
