/** Entry of the counter display. */
import { mountPage } from '../app/mount.ts'
import './counter-display.css'
import CounterDisplayPage from './CounterDisplayPage.vue'

mountPage(CounterDisplayPage)
