/** Entry of the rating tablet at a window. */
import { mountPage } from '../app/mount.ts'
import './rating.css'
import RatingPage from './RatingPage.vue'

mountPage(RatingPage)
