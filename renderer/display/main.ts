/** Entry of the lobby display. */
import { mountPage } from '../app/mount.ts'
import './display.css'
import DisplayPage from './DisplayPage.vue'

mountPage(DisplayPage)
