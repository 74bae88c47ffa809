import type { ModalView } from '@slack/types'
import type { HandedIn, HandedInState } from '../../src/domain/handed-in.ts'
import { importGuideView } from './guide.ts'
import { importPreviewView } from './preview.ts'
import { doneView, givenUpView, importingView, readingView, refusedView } from './told.ts'

const screens: Record<HandedInState, (file: HandedIn) => ModalView> = {
  reading: readingView,
  asked: (file) =>
    file.told.understood === undefined ? givenUpView(file) : importGuideView(file, file.told.understood),
  previewed: (file) =>
    file.told.preview === undefined ? givenUpView(file) : importPreviewView(file, file.told.preview),
  importing: importingView,
  done: doneView,
  refused: refusedView,
  'given-up': givenUpView,
}

/** Draws a file that was handed in, wherever it stands. */
export const handedInView = (file: HandedIn): ModalView => screens[file.state](file)
