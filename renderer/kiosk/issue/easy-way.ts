/** The way for somebody who walks slowly: where there is a lift, the lift alone; never the stairs (PANEL-2). */
import type { Zone } from '../../../domain/plan/settings.ts'
import { asLine } from '../../../domain/words/line.ts'
import { locale, say } from '../texts.ts'

/** The hall wrote its way without steps for wheelchairs; the word itself is not for everybody who takes it. */
const FOR_WHEELCHAIRS = /^(轮椅|wheelchairs?: *)/i
const LIFT = /电梯|\b(lift|elevator)\b/i

export function hasLift(zone: Zone): boolean {
  return LIFT.test(say(zone.stepFreeWay, zone.stepFreeWayEn))
}

/** "走 2 号电梯"; on the ground floor "进门左手边，全程无台阶". */
export function easyWay(zone: Zone): string {
  const stepFree = say(zone.stepFreeWay, zone.stepFreeWayEn).replace(FOR_WHEELCHAIRS, '')
  if (hasLift(zone)) return asLine(stepFree)
  const both = [say(zone.way, zone.wayEn), stepFree].filter((part) => part !== '')
  return asLine(both.join(locale.value === 'zh' ? '，' : ', '))
}

/** "二楼 C 区 · 走 2 号电梯"; the zone alone where nobody has written the way. */
export function placeAndWay({ name, nameEn, way, wayEn }: Zone): string {
  return [say(name, nameEn), say(way, wayEn)].filter((part) => part !== '').join(' · ')
}
