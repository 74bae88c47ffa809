CREATE TABLE `penalty_notices` (
	`case_id` text NOT NULL,
	`id` text NOT NULL,
	`pupil` text NOT NULL,
	`parent` text NOT NULL,
	`which` text NOT NULL,
	`served` text NOT NULL,
	`received` text NOT NULL,
	`amount` integer NOT NULL,
	`outcome` text,
	`outcome_on` text,
	PRIMARY KEY(`case_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `penalty_notices_by_pupil` ON `penalty_notices` (`pupil`);--> statement-breakpoint
ALTER TABLE `cases` ADD `overlays` text DEFAULT '[]' NOT NULL;