/** The codes on paper, read from the drawn slip by a reader of codes that nobody here wrote. */
import { expect, it } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { drawnSlip } from '../../../domain/slip/slip-bytes.ts'
import { slipContent, type SlipFacts } from '../../../domain/slip/slip.ts'
import { slipPorts } from '../../../server/devices/printing/slip-ports.ts'
import { codesOn } from '../../support/code-reader.ts'
import { drawJob } from '../../support/printer-paper.ts'
import { loadSite } from '../../support/site.ts'
import { SLIP_FACTS } from '../../support/slip-facts.ts'

const plan = sitePlan(loadSite('county').settings)

const SLIPS: Readonly<Record<string, Partial<SlipFacts>>> = {
  ordinary: {},
  elder: { isElder: true },
  'English, elder, printed again': { isElder: true, isReprint: true, language: 'en' },
  'without figures': { ahead: null, span: null },
  'of six matters, a long line': { items: ['c01', 'c02', 'c05', 'd01', 'e04', 'a01'], ahead: 1234, span: [120, 240] },
  'with an address of a hundred characters': {
    link: `https://hall.example.gov.cn/${'xian/'.repeat(10)}t/Jq3Zc8yJx0mWkq1vB2nR7A`,
  },
}

it.each(Object.entries(SLIPS))('SLIP-1 a foreign reader finds the one code of a slip %s', async (_name, change) => {
  const facts = { ...SLIP_FACTS, ...change }
  const { bitmap, strange } = drawJob(drawnSlip(slipContent(facts, plan), slipPorts()).bytes)
  expect(strange).toEqual([])
  expect(await codesOn(bitmap)).toEqual([['QRCode', facts.link]])
})
