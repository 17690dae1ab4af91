/** The chart of a report's days: the only file that knows ECharts; it comes with the tab, not with the floor. */
import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ReportDay } from '../../../domain/report/figures.ts'
import { weekdayOf } from '../../../domain/words/wall-time.ts'
import { count } from './report-words.ts'

echarts.use([BarChart, GridComponent, SVGRenderer])

export interface DaysChart {
  /** `top`: the weekday that stands out; null: none. */
  show(days: readonly ReportDay[], top: number | null): void
  resize(): void
  close(): void
}

/** One look for screen and paper: filled, lighter, outlined; no two of them by colour alone. */
const INK = { top: '#0f4650', rest: '#6e9a9f', weekend: '#ffffff', line: '#cbd6d4', text: '#4a5b59' }
const FONT = "Lato, 'Noto Sans SC', sans-serif"
/** A month of one day shows a bar, not a wall. */
const BAR_MOST = 64
/** More bars than these carry no figures of their own. */
const LABELS_MOST = 45

/** Draws into an element; `onDay` hears which bar was pressed. */
export function daysChart(into: HTMLElement, onDay: (date: string) => void): DaysChart {
  const chart = echarts.init(into, null, { renderer: 'svg' })
  let shown: readonly ReportDay[] = []
  chart.on('click', ({ dataIndex }) => {
    const day = shown[dataIndex]
    if (day) onDay(day.date)
  })
  return {
    show: (days, top) => {
      shown = days
      chart.setOption(optionOf(days, top), true)
    },
    resize: () => chart.resize(),
    close: () => chart.dispose(),
  }
}

function optionOf(days: readonly ReportDay[], top: number | null): echarts.EChartsCoreOption {
  const isCrowded = days.length > LABELS_MOST
  return {
    animation: false,
    grid: { left: 44, right: 8, top: 26, bottom: 26 },
    textStyle: { fontFamily: FONT, color: INK.text },
    xAxis: {
      type: 'category',
      data: days.map(({ date }) => (isCrowded ? date.slice(0, 7) : String(Number(date.slice(8))))),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: INK.text } },
      axisLabel: {
        fontSize: 13,
        ...(isCrowded
          ? { interval: (at: number) => at === 0 || days[at]?.date.slice(0, 7) !== days[at - 1]?.date.slice(0, 7) }
          : {}),
        ...(isCrowded ? { formatter: (month: string) => String(Number(month.slice(5))) } : {}),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 3,
      splitLine: { lineStyle: { color: INK.line } },
      axisLabel: { fontSize: 13 },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: BAR_MOST,
        barCategoryGap: isCrowded ? '10%' : '24%',
        data: days.map((day) => barOf(day, top, isCrowded)),
      },
    ],
  }
}

function barOf({ date, issued }: ReportDay, top: number | null, isCrowded: boolean): object {
  const weekday = weekdayOf(date)
  const isTop = weekday === top
  const isWeekend = weekday % 6 === 0
  return {
    value: issued,
    itemStyle: {
      color: isWeekend ? INK.weekend : isTop ? INK.top : INK.rest,
      borderColor: isWeekend ? INK.text : isTop ? INK.top : INK.rest,
      borderWidth: isCrowded ? 0 : 1.5,
      borderRadius: [3, 3, 0, 0],
    },
    label: {
      show: !isCrowded && (isTop || top === null),
      position: 'top',
      formatter: count(issued),
      fontSize: 13,
      fontWeight: 'bold',
      color: '#12211f',
      fontFamily: FONT,
    },
  }
}
