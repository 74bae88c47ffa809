/** When stories begin: a Monday in term, so that the demonstration's calendar reaches far enough in either direction. */
export const storyBegan = Date.parse('2026-11-23T08:30:00Z')
