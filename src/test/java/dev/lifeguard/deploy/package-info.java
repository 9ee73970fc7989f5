/**
 * What is installed beside the program: charts, manifests, images, alert rules and the dashboard. Charts are rendered by
 * real Helm as a library and decoded strictly onto Kubernetes' own types. What a machine lacks, such as promtool, is said
 * in one line and skipped.
 */
package dev.lifeguard.deploy;
