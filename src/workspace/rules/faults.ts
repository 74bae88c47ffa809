/** Something wrong at one place of a payload; `pointer` is a JSON pointer from its root. */
export interface PayloadFault {
  pointer: string
  message: string
  code: string
}

/** The fault as Slack words it in `response_metadata.messages` and `errors`. */
export const wording = (fault: PayloadFault): string => `${fault.message} [json-pointer:${fault.pointer}]`

/** Makes a fault; the code says its kind in one word. */
export const fault = (pointer: string, message: string, code = 'invalid_value'): PayloadFault => ({
  pointer,
  message,
  code,
})
