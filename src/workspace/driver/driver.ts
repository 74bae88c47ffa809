import type { Which } from './pick-one.ts'

/** What a person does in a workspace, by the words that they see: in process or in a browser, so that one story is played both ways. */
export interface Driver {
  /** Goes to `#channel`, to `Home` or to `Messages` with the app. */
  goTo(place: string): Promise<unknown>
  /** Types into the message box and sends; a line with a slash runs a command. */
  type(line: string): Promise<unknown>
  /** Chooses an option under a label. */
  choose(label: string, option: string): Promise<unknown>
  /** Puts text into the field with this label; for dates `YYYY-MM-DD`, for times `HH:mm`. */
  fill(label: string, text: string): Promise<unknown>
  /** Puts files into the file input with this label. */
  attach(label: string, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<unknown>
  /** Presses the button that shows these words. */
  press(words: string, which?: Which): Promise<unknown>
  /** Chooses from the menu of three dots beside something. */
  pick(beside: string, words: string): Promise<unknown>
  /** Submits the modal on top. */
  submit(): Promise<unknown>
  /** Closes the modal on top. */
  close(): Promise<unknown>
  /** Opens the thread under the newest message that holds the words. */
  openThread(words: string): Promise<unknown>
  /** Waits until the words are on the screen: on the modal if one is open, as it hides the rest. */
  sees(words: string | RegExp): Promise<unknown>
  /** What is on the screen now, as plain text. */
  look(): string | Promise<string>
  /** Moves the clock to tomorrow at eight. */
  tomorrow(): Promise<unknown>
}
