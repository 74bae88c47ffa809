/** What a person answers to a question that the register cannot answer. */
export const saidAnswers = ['yes', 'no', 'not-known'] as const
export type SaidAnswer = (typeof saidAnswers)[number]

/** What was said of a pathway's questions when a case was opened, by the questions' ids. */
export type Said = Readonly<Record<string, { answer: SaidAnswer; note?: string | undefined }>>
