/** The endings that a photograph or a scan may have; one of an iPhone's own kind is chosen too, so that the bot can say how to save it. */
export const sheetTypes = ['jpg', 'jpeg', 'png', 'heic', 'pdf'] as const

/** What a photograph or a scan may be, at the field that takes it in. */
export const sheetHint = 'A photograph (JPG or PNG; save a HEIC one as JPG first) or a PDF, up to 10 MB each.'
