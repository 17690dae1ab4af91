/** A device's line on the board in words: its mark, its state, what ails it, its paper. */
import { alarmLevelOf } from '../../../domain/device/alarm.ts'
import type { DeviceLine } from '../../../domain/contract/http/hall.ts'
import { d } from './device-texts.ts'

/** Which mark stands before the state; shape and word say it, colour only helps. */
export type DeviceMark = 'red' | 'yellow' | 'out' | 'starting' | 'active' | 'available'

export function markOf({ condition }: Pick<DeviceLine, 'condition'>): DeviceMark {
  if (condition.cause === 'disabled') return 'out'
  const level = alarmLevelOf(condition)
  if (level !== null) return level
  if (condition.state === 'initialising') return 'starting'
  return condition.state === 'active' ? 'active' : 'available'
}

/** "不可用 · 没有联系", "可用 · 纸快用完", "使用中". */
export function stateWords({ condition }: Pick<DeviceLine, 'condition'>): string {
  const state = d(`state.${condition.state}`)
  return condition.cause === null ? state : `${state} · ${d(`cause.${condition.cause}`)}`
}

/** Parts that are not well, in words; "部件正常" when all are. */
export function partWords({ condition, report }: Pick<DeviceLine, 'condition' | 'report'>): string {
  if (report === null) return d('notKnown')
  const ailing = condition.components.flatMap(({ name, cause }) =>
    cause === null || name === 'network' ? [] : [d(`cause.${cause}`)],
  )
  if (ailing.length > 0) return ailing.join(' · ')
  // Nobody can know how a machine is that says nothing.
  return d(condition.cause === 'silent' ? 'wasFine' : 'allFine')
}

/** Paper of a device that prints; a dash for one that does not. */
export function paperWords({ report }: Pick<DeviceLine, 'report'>): string {
  const paper =
    report?.printer === 'none' || report?.paper === undefined || report.paper === 'unknown' ? 'none' : report.paper
  return d(`paper.${paper}`)
}
