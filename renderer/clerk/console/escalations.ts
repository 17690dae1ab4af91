/**
 * What this station has handed up and this hall has taken in: asked for when the desk opens and whenever it may have
 * changed (article 20).
 */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { EscalationsReply } from '../../../domain/contract/http/site-link.ts'
import type { Received, Sent } from '../../../domain/site-link/state.ts'
import type { TicketNo } from '../../../domain/words/ids.ts'
import { readEscalations } from '../session.ts'

const NONE: EscalationsReply = { sent: [], received: [], above: [] }

/** Still up. */
const OPEN: readonly Sent['status'][] = ['inOutbox', 'delivered']

export const useEscalations = defineStore('escalations', () => {
  const reply = shallowRef<EscalationsReply>(NONE)

  /** Keeps what is known when nobody answers. Gives those that have come back since the last time. */
  async function load(): Promise<readonly Sent[]> {
    const before = new Set(reply.value.sent.filter((one) => OPEN.includes(one.status)).map((one) => one.escalationId))
    reply.value = (await readEscalations()) ?? reply.value
    return reply.value.sent.filter((one) => before.has(one.escalationId) && !OPEN.includes(one.status))
  }

  return {
    load,
    above: computed(() => reply.value.above),
    /** The newest handing-over of a number of `date`; that of another day is another visitor's. */
    sentOf: (no: TicketNo, date: string): Sent | undefined =>
      reply.value.sent.find((one) => one.ticket.ticketNo === no && one.serviceDate === date),
    receivedAs: (no: TicketNo, date: string): Received | undefined =>
      reply.value.received.find((one) => one.ticketNo === no && one.serviceDate === date),
  }
})
