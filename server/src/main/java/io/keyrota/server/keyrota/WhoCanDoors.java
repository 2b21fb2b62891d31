package io.keyrota.server.keyrota;

import io.keyrota.server.aws.Outlook;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.aws.ResourceGrounds;

/** What it takes to tell who may do something: who exists, what resources say, and the law. */
public record WhoCanDoors(Principals principals, ResourceGrounds grounds, Outlook outlook) {}
