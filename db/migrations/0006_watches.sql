CREATE TABLE `raised_watches` (
	`school` text NOT NULL,
	`pupil` text NOT NULL,
	`pathway` text NOT NULL,
	`watch` text NOT NULL,
	`raised_on` text NOT NULL,
	`cleared_on` text,
	`seen_by` text,
	`seen_on` text,
	PRIMARY KEY(`pupil`, `pathway`, `watch`, `raised_on`)
);
--> statement-breakpoint
CREATE INDEX `raised_watches_standing` ON `raised_watches` (`school`) WHERE "cleared_on" is null;--> statement-breakpoint
ALTER TABLE `cases` ADD `watched` integer DEFAULT false NOT NULL;