type Flagged = { safetyFlag: boolean | null; socialCare: string | null }

/** Is something flagged of a pupil that whoever asks may not be told? */
export const isKeptBack = ({ safetyFlag, socialCare }: Flagged, knows: boolean): boolean =>
  !knows && (safetyFlag === true || Boolean(socialCare?.trim()))
