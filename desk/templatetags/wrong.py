"""What is wrong with the form of any page of the desk."""

from django import template

from desk.wrong import faults_of

register = template.Library()
register.simple_tag(faults_of)
