CREATE TABLE `pathway_versions` (
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`kept_at` text NOT NULL,
	PRIMARY KEY(`id`, `version`)
);

--> statement-breakpoint
-- A case is read by the pathway as it was: what was kept stays as it was.
CREATE TRIGGER `pathway_versions_never_change` BEFORE UPDATE ON `pathway_versions`
BEGIN SELECT RAISE(ABORT, 'a version of a pathway that a case was on is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `pathway_versions_never_go` BEFORE DELETE ON `pathway_versions`
BEGIN SELECT RAISE(ABORT, 'a version of a pathway that a case was on is never removed'); END;
