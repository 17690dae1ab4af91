/** A kiosk that is out of use, or has a message of the hall on its screen. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'
import type { DeviceOrders } from '../../../domain/device/orders.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import type { Connection } from '../../../renderer/app/server/connection.ts'
import { deviceOrders, deviceToken } from '../../../renderer/app/server/page-state.ts'
import KioskOrders from '../../../renderer/kiosk/orders/KioskOrders.vue'
import { visitPhase } from '../../../renderer/kiosk/stage/visit-phase.ts'

const CLEAR: DeviceOrders = { outOfUse: null, message: null, restartNo: 0 }
const OUT: DeviceOrders = { ...CLEAR, outOfUse: { cause: 'disabled', others: ['2 号机', '3 号机'] } }
let sent: HallCommand[] = []
let answer: Answer = { ok: true, seq: 1, result: {} }
let page: VueWrapper

function open(): void {
  const connection: Connection<KioskView> = {
    view: shallowRef(null),
    status: ref('live'),
    welcome: shallowRef(null),
    lastContactMs: ref(0),
    serverNowMs: () => 0,
    report: () => undefined,
    trialSeen: () => undefined,
    send: (command) => {
      sent.push(command)
      return Promise.resolve(answer)
    },
  }
  page = mount(KioskOrders, { props: { connection, name: '1 号机' } })
}

beforeEach(() => {
  localStorage.clear()
  deviceOrders.value = null
  visitPhase.value = 'idle'
  sent = []
  answer = { ok: true, seq: 1, result: {} }
  open()
})
afterEach(() => page.unmount())

it('DEV-5 says in both languages that it is out of use, and names the machines that serve, or the desk', async () => {
  expect(page.text()).toBe('')
  deviceOrders.value = OUT
  await nextTick()
  expect(page.text().replaceAll('\u00a0', ' ')).toContain('这台机器暂停使用请到旁边的机器取号：2 号机、3 号机。')
  expect(page.text()).toContain('This kiosk is out of use. Please take your number at Kiosk 2 or Kiosk 3.')
  deviceOrders.value = { ...OUT, outOfUse: { cause: 'disabled', others: [] } }
  await nextTick()
  expect(page.text()).toContain('请到咨询台，或找导办员取号。')
  deviceOrders.value = CLEAR
  await nextTick()
  expect(page.text()).toBe('')
})

it('DEV-5 whoever was just given a number reads it to the end', async () => {
  visitPhase.value = 'ticket'
  deviceOrders.value = OUT
  await nextTick()
  expect(page.text()).toBe('')
  visitPhase.value = 'idle'
  await nextTick()
  expect(page.text()).toContain('暂停使用')
})

it('DEV-5 a guide is called from it, and it says whether one was told', async () => {
  deviceOrders.value = OUT
  await nextTick()
  await page.find('button').trigger('click')
  await vi.waitFor(() => expect(page.text()).toContain('已通知导办员'))
  expect(sent).toEqual([{ type: 'RequestHelp', place: '1 号机' }])
})

it('DEV-5 it stays out of use through a restart without a server, until the hall says otherwise or it is another device', async () => {
  deviceOrders.value = OUT
  await nextTick()
  const again = async (): Promise<string> => {
    page.unmount()
    deviceOrders.value = null
    open()
    await nextTick()
    return page.text()
  }
  expect(await again()).toContain('暂停使用')
  deviceOrders.value = CLEAR
  await nextTick()
  expect(await again()).toBe('')
  deviceOrders.value = OUT
  await nextTick()
  deviceToken.value = 'another'
  await nextTick()
  expect(await again()).toBe('')
})

it('DEV-6 a message fills the screen only while nobody is here, in both languages, and a visitor goes on past it', async () => {
  deviceOrders.value = { ...CLEAR, message: { text: '十点起维护', textEn: 'Maintenance from ten', style: 'panel' } }
  await nextTick()
  expect(page.find('h1').text()).toBe('十点起维护')
  expect(page.text()).toContain('Maintenance from ten')
  await page.findAll('button')[1]?.trigger('click')
  expect(page.text()).toBe('')
  visitPhase.value = 'choosing'
  await nextTick()
  expect(page.text()).toBe('')
  visitPhase.value = 'idle'
  await nextTick()
  expect(page.find('h1').text()).toBe('十点起维护')
})
